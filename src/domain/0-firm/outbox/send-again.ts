import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { sendAgain } from '#platform/mail/queue-mail.ts'
import { allow } from '../allow.ts'

/** Puts a mail that did not go out at the front again. */
export async function sendMailAgain(context: Context, id: string) {
  allow(context, 'read-audit')
  return context.db.write(async (tx) => {
    if (!(await sendAgain(tx, id, context.now))) throw new Refused('mail-gone')
    return { id }
  })
}
