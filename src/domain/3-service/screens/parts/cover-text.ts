import type { client } from '#web/api.ts'
import { hoursText, type Manner, moneyText } from '#web/ui/format.ts'

type Covered = Awaited<ReturnType<typeof client.service.tickets>>['items'][number]['coveredBy']

const kindWords = {
  'fixed-fee': 'Fixed fee',
  retainer: 'Retainer',
  block: 'Block',
  'discounted-labour': 'Not covered',
} as const

/** 'Retainer, 11.50 h left', 'Fixed fee, no cap', 'No agreement'. */
export function coverText(covered: Covered, manner: Manner): string {
  if (!covered) return 'No agreement'
  const kind = kindWords[covered.kind]
  const left = leftText(covered, manner)
  return left ? `${kind}, ${left}` : kind
}

function leftText({ kind, unit, left }: NonNullable<Covered>, manner: Manner): string | undefined {
  if (left === null) return kind === 'fixed-fee' ? 'no cap' : undefined
  if (unit === 'money') return `${moneyText(left, manner)} left`
  if (unit === 'minutes') return `${hoursText(left, manner)} left`
  return `${left} ${unit} left`
}
