import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { nowAt } from '#platform/clock.ts'
import type { Configuration } from '#platform/configuration.ts'
import type { DB } from '#platform/database/tables.ts'
import { startMailRound } from '#platform/mail/mail-round.ts'
import { sendThroughSmtp } from '#platform/mail/smtp.ts'

/** Sends what waits in the outbox, where there is a mail server; without one mails are kept there and read. */
export function sendMails({ smtpUrl, mailFrom }: Configuration, kysely: Kysely<DB>, log: Logger) {
  if (smtpUrl === undefined) return undefined
  return startMailRound({ kysely, send: sendThroughSmtp(smtpUrl, mailFrom), now: () => nowAt() }, log)
}
