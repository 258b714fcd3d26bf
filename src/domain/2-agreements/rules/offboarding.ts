import { addDays, type Day } from '#kernel/days.ts'
import type { Terms } from './terms.ts'

export type OffboardingStep = { kind: string; title: string; dueOn: Day }

/** What has to be done when an agreement ends; only what this one makes necessary. */
export function offboardingSteps({ lines, benefits = [] }: Terms, endsOn: Day): OffboardingStep[] {
  const lastDay = addDays(endsOn, -1)
  const items = lines.filter((line) => line.kind === 'recurring-item')
  const committed = items.flatMap(({ name, quantity }) =>
    quantity.committed && quantity.committed.until > endsOn
      ? [{ name, until: quantity.committed.until }]
      : [],
  )
  const holdsHours = lines.some((line) => line.kind === 'retainer' || line.kind === 'block')
  const promises = benefits.some(({ kind }) => kind === 'response')
  return [
    {
      kind: 'hand-over',
      title: 'Hand over data, drawings and passwords, against a signature',
      dueOn: lastDay,
    },
    ...(items.length > 0
      ? [
          {
            kind: 'licences',
            title: `Cancel or hand over licences: ${items.map(({ name }) => name).join(', ')}`,
            dueOn: endsOn,
          },
        ]
      : []),
    ...committed.map(({ name, until }) => ({
      kind: 'licences',
      title: `${name} is committed to ${until}: bill it until then, or settle it`,
      dueOn: until,
    })),
    ...(holdsHours
      ? [{ kind: 'unused-hours', title: 'Settle unused hours, as the terms say', dueOn: endsOn }]
      : []),
    { kind: 'last-invoice', title: 'Send the last invoice', dueOn: addDays(endsOn, 14) },
    ...(promises
      ? [{ kind: 'promises', title: 'Say that response promises have stopped', dueOn: endsOn }]
      : []),
    { kind: 'access', title: 'Remove our accounts, agents and remote access', dueOn: endsOn },
    { kind: 'proof', title: 'Send proof of what was handed over and removed', dueOn: addDays(endsOn, 14) },
  ]
}
