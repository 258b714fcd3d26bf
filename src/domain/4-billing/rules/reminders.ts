import { addDays, type Day } from '#kernel/days.ts'

/** Three friendly mails, by days after the due day; the first comes before it. */
export const reminderSteps = [
  { step: 1, days: -3, name: 'Before it is due' },
  { step: 2, days: 7, name: 'A week late' },
  { step: 3, days: 21, name: 'Three weeks late' },
] as const

export const reminderName = (step: number): string =>
  reminderSteps.find((each) => each.step === step)?.name ?? `Step ${step}`

/**
 * The reminder whose day has come and which was not taken yet; those before it are skipped, so that nobody gets
 * two at once. The first is only sent while the invoice isn't late.
 */
export function reminderDue(
  { issuedOn, dueOn, taken }: { issuedOn: Day; dueOn: Day; taken: readonly number[] },
  today: Day,
): number | undefined {
  const due = reminderSteps.findLast(({ days }) => addDays(dueOn, days) <= today)
  if (!due || taken.some((step) => step >= due.step)) return undefined
  if (due.step === 1 && (today > dueOn || addDays(dueOn, due.days) <= issuedOn)) return undefined
  return due.step
}
