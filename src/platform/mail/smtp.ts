import { createTransport } from 'nodemailer'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { codeOf } from '../error-code.ts'
import { htmlOf } from './html.ts'
import type { OutgoingMail } from './mail.ts'

/** Sent; refused for good, as for an unknown address; or not now, and worth another try. */
export type Delivery = Decision<null, 'refused' | 'not-now'>
export type Send = (mail: OutgoingMail) => Promise<Delivery>

/** Sends through the mail server of SMTP_URL. `from` is the installation's sender, `Name <address>` or an address. */
export function sendThroughSmtp(smtpUrl: string, from: string): Send {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const sender = senderOf(from)
  return async (mail) => {
    try {
      await transport.sendMail({
        from: { name: mail.fromName ?? sender.name, address: sender.address },
        // As an object it is one recipient, whatever it contains.
        to: { name: '', address: mail.to },
        replyTo: mail.replyTo === undefined ? undefined : { name: '', address: mail.replyTo },
        subject: mail.subject,
        text: mail.text,
        html: mail.html ?? htmlOf(mail.text),
        messageId: `<${mail.id}@${sender.address.split('@').at(-1)}>`,
        attachments: mail.attachments.map(({ name, mediaType, content }) => ({
          filename: name,
          contentType: mediaType,
          content: Buffer.from(content),
        })),
      })
      return yes(null)
    } catch (failure) {
      return no(isRefusal(failure) ? 'refused' : 'not-now', { words: wordsOf(failure) })
    }
  }
}

function senderOf(from: string) {
  const [, name = '', address = from] = from.match(/^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/) ?? []
  return { name, address: address.trim() }
}

/**
 * A permanent no (5xx) to this recipient or this message, or no address at all. To our sign-in or our sender it
 * is not the mail's fault: that is put right in the settings, and the mail goes out then.
 */
function isRefusal(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  if (!('responseCode' in failure && 'command' in failure)) return codeOf(failure) === 'EENVELOPE'
  const { responseCode, command } = failure
  if (typeof responseCode !== 'number' || responseCode < 500 || responseCode === 503) return false
  return command === 'RCPT TO' || command === 'DATA'
}

const wordsOf = (failure: unknown) =>
  (failure instanceof Error ? failure.message : String(failure)).slice(0, 500)
