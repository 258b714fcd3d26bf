import { type Kysely, sql } from 'kysely'
import type { AccountMail } from '../identity/auth.ts'
import { newId } from '../ids.ts'

/** Queues a mail about an account: it belongs to no firm, and is forgotten when its link has expired. */
export async function queueAccountMail<Tables>(kysely: Kysely<Tables>, mail: AccountMail, now: string) {
  const { subject, text, validMinutes } = letterOf(mail)
  const until = new Date(Date.parse(now) + validMinutes * 60_000).toISOString()
  await sql`select door.queue_mail(${newId()}, ${mail.purpose}, ${mail.to}, ${subject}, ${text}, ${now}, ${until})`.execute(
    kysely,
  )
}

function letterOf({ purpose, name, url }: AccountMail) {
  const greeting = name === '' ? 'Hello,' : `Hello ${name},`
  const letter = letters[purpose]
  const text = `${greeting}\n\n${letter.ask}\n\n${letter.action}: ${url}\n\n${letter.otherwise}\n`
  return { ...letter, text }
}

// Links live as long as identity lets them.
const letters = {
  'password-reset': {
    subject: 'Set a new password',
    ask: 'Set a new password by the link below. It works once, within an hour.',
    action: 'Set a new password',
    otherwise: 'If it was not you who asked for it, do nothing: the old password stays.',
    validMinutes: 60,
  },
  'sign-in-link': {
    subject: 'Your sign-in link',
    ask: 'Sign in by the link below. It works once, within 15 minutes.',
    action: 'Sign in',
    otherwise: 'If it was not you who asked for it, do nothing.',
    validMinutes: 15,
  },
} as const
