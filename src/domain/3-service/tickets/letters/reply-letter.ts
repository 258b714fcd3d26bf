import type { EventKind } from '../../promises/rules.ts'

export type ReplyFacts = {
  kind: EventKind
  number: number
  title: string
  contact: string
  writer: string
  firm: string
  phone: string
  body: string
}

/** What we write to the client on a ticket, as a mail: the words first, then where they belong. */
export function replyLetter({ kind, number, title, contact, writer, firm, phone, body }: ReplyFacts) {
  const ending = {
    'waiting-on-client': 'We wait for your answer before we go on.',
    'access-refused': 'Tell us when we may come.',
    solved: 'We think this is solved. Tell us if it is not.',
  }
  const more = kind in ending ? ending[kind as keyof typeof ending] : undefined
  const call = phone ? ` Or call ${phone}.` : ''
  const lines = [
    `Dear ${contact},`,
    body,
    more && `${more}${call}`,
    `${writer}\n${firm}`,
    `T-${number} ${title}`,
  ]
  return {
    subject: `[T-${number}] ${title}`,
    text: lines.filter((line) => line !== undefined).join('\n\n'),
  }
}
