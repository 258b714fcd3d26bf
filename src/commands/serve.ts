import { sql } from 'kysely'
import { CannotStart } from '#platform/cannot-start.ts'
import { nowAt } from '#platform/clock.ts'
import type { Configuration } from '#platform/configuration.ts'
import { makeDataFolder } from '#platform/data-folder.ts'
import { newToken, sha256 } from '#platform/ids.ts'
import { startWorker } from '#platform/jobs/worker.ts'
import { openLog } from '#platform/log.ts'
import { queueAccountMail } from '#platform/mail/account-mail.ts'
import { openSealKey } from '#platform/seal/seal-key.ts'
import { jobs } from '../api.ts'
import { listen, openServer } from '../server.ts'
import { configuration, openDatabase } from './opened.ts'
import { sendMails } from './send-mails.ts'
import { untilTold } from './until-told.ts'

/** `perennial serve`: the database, the web server and, unless told otherwise, the jobs, in one process. */
export async function serve() {
  const config = configuration()
  const log = openLog(config.logLevel)
  const opened = await openDatabase(config)
  let running = true
  const server = openServer({
    ...config,
    urls: opened.urls,
    secret: opened.secret,
    log,
    sendAccountMail: (mail) => queueAccountMail(server.kysely, mail, nowAt()),
    areJobsRunning: () => running,
    sealKey: () => openSealKey(makeDataFolder(config.dataFolder), config.baseUrl, nowAt()),
  })
  const web = await listen(server.app, config.port, config.host).catch(async (failure) => {
    await server.close()
    await opened.close()
    return cannotListen(config, failure)
  })
  const worker = config.jobsInProcess
    ? await startWorker({
        appUrl: opened.urls.app,
        kysely: server.kysely,
        accounts: server.accounts,
        baseUrl: config.baseUrl,
        mayReachPrivate: config.mayReachPrivate,
        jobs,
        log,
      })
    : undefined
  const mails = config.jobsInProcess ? sendMails(config, server.kysely, log) : undefined
  await sayWhatToDo(server.kysely, config)
  await untilTold()
  log.info('stopping')
  running = false
  await web.close()
  await mails?.stop()
  await worker?.stop()
  await server.close()
  await opened.close()
}

async function sayWhatToDo(kysely: ReturnType<typeof openServer>['kysely'], config: Configuration) {
  const token = newToken()
  const { rows } = await sql<{ made: boolean }>`
    select door.set_first_owner_link(${sha256(token)}, ${new Date().toISOString()}) as made`.execute(kysely)
  const lines = [`Perennial is ready on ${config.baseUrl}`]
  if (rows[0]?.made) {
    lines.push(`Nobody is here yet. Open this link once to set up your firm and become its owner:`)
    lines.push(`  ${config.baseUrl}/set-up/${token}`)
    lines.push(`Or look around first: npm run demo loads a firm with three years of life.`)
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

function cannotListen({ port, host }: Configuration, failure: unknown): never {
  const taken = failure instanceof Error && 'code' in failure && failure.code === 'EADDRINUSE'
  if (!taken) throw failure
  throw new CannotStart(`Port ${port} on ${host} is taken by another program. Set PORT to one that is free.`)
}
