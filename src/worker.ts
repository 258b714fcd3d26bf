import { nowAt } from '#platform/clock.ts'
import { connect, connectIdentity } from '#platform/database/connection.ts'
import { accounts } from '#platform/identity/accounts.ts'
import { authentication } from '#platform/identity/auth.ts'
import { startWorker } from '#platform/jobs/worker.ts'
import { openLog } from '#platform/log.ts'
import { queueAccountMail } from '#platform/mail/account-mail.ts'
import { jobs } from './api.ts'
import { configuration, joinDatabase } from './commands/opened.ts'
import { sendMails } from './commands/send-mails.ts'
import { untilTold } from './commands/until-told.ts'

/** `perennial worker`: background jobs in a process of their own, beside one or more servers. */
export async function work() {
  const config = configuration()
  const log = openLog(config.logLevel)
  const opened = await joinDatabase(config)
  const database = connect(opened.urls.app)
  const identity = connectIdentity(opened.urls.auth)
  const auth = authentication({
    ...config,
    secret: opened.secret,
    kysely: identity.kysely,
    sendMail: (mail) => queueAccountMail(database.kysely, mail, nowAt()),
  })
  const worker = await startWorker({
    appUrl: opened.urls.app,
    kysely: database.kysely,
    accounts: accounts(auth),
    baseUrl: config.baseUrl,
    mayReachPrivate: config.mayReachPrivate,
    jobs,
    log,
  })
  const mails = sendMails(config, database.kysely, log)
  process.stdout.write('The worker takes jobs.\n')
  await untilTold()
  await mails?.stop()
  await worker.stop()
  await database.close()
  await identity.close()
  await opened.close()
}
