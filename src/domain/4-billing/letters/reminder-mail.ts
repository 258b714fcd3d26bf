import type { Day } from '#kernel/days.ts'
import { type Writing, writtenDay, writtenMoney } from '#kernel/writing.ts'

export type ReminderLetter = {
  step: number
  number: string
  firm: string
  openMinor: number
  currency: string
  dueOn: Day
}

/** A reminder: friendly, short, and sure of nothing but the amount. */
export function reminderMail(
  { step, number, firm, openMinor, currency, dueOn }: ReminderLetter,
  writing: Writing,
) {
  const amount = writtenMoney(openMinor, currency, writing)
  const day = writtenDay(dueOn, writing)
  const first = step === 1
  const says = first
    ? `Our invoice ${number} of ${amount} is due on ${day}. It is attached once more; nothing else is needed.`
    : step === 2
      ? `Our invoice ${number} of ${amount} was due on ${day}, and we have not seen the payment yet. It may have been overlooked: it is attached once more. If it is on its way, thank you.`
      : `Our invoice ${number} of ${amount} has been due since ${day}. Please pay it now, or answer this mail with what keeps you from it: we would rather know. Until then we can not work on account.`
  return {
    subject: `${first ? 'Due soon' : 'Reminder'}: invoice ${number} from ${firm}`,
    text: ['Good day,', says, firm].join('\n\n'),
  }
}
