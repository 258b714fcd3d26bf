import type { Day } from '#kernel/days.ts'
import { type Writing, writtenDay, writtenMoney } from '#kernel/writing.ts'

export type InvoiceLetter = {
  kind: 'invoice' | 'credit-note' | 'statement'
  number: string
  firm: string
  client: string
  payableMinor: number
  currency: string
  dueOn: Day
}

/** The mail that carries an invoice. */
export function invoiceMail(letter: InvoiceLetter, writing: Writing) {
  const { kind, number, firm, currency, payableMinor } = letter
  const amount = writtenMoney(Math.abs(payableMinor), currency, writing)
  const says = {
    invoice: `Attached is our invoice ${number} of ${amount}, due on ${writtenDay(letter.dueOn, writing)}.`,
    'credit-note': `Attached is our credit note ${number} of ${amount}.`,
    statement: `Attached is our statement of work ${number}. Your agreement covers all of it: nothing is to be paid.`,
  }[kind]
  const subject = { invoice: 'Invoice', 'credit-note': 'Credit note', statement: 'Statement of work' }[kind]
  return {
    subject: `${subject} ${number} from ${firm}`,
    text: [`Good day,`, says, `Answer this mail with any question about it.`, firm].join('\n\n'),
  }
}
