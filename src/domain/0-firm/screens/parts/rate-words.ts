import type { RoundingRule, TravelRule } from '#firm/rules'
import { type Manner, moneyText } from '#web/ui/format.ts'

/** The first list of a firm holds for all work that is older. */
export const fromTheStart = '1970-01-01'

export const multiplierNames = {
  evening: 'Evening',
  weekend: 'Weekend',
  holiday: 'Holiday',
  emergency: 'Emergency',
} as const

const groups = { entry: 'an entry', ticket: 'a ticket', 'ticket-day': 'a ticket and day' } as const

/** How minutes are rounded, in one line. */
export function roundingWords(rule: RoundingRule | undefined): string {
  if (!rule || (rule.increment === 1 && !rule.minimum)) return 'to the minute'
  const { group, increment, grace, minimum, maximum, classMinimums } = rule
  const callOut = Math.max(0, ...Object.values(classMinimums ?? {}))
  return [
    `by ${groups[group]}: steps of ${increment} min`,
    grace ? `${grace} min let off` : '',
    minimum ? `at least ${minimum}` : '',
    maximum ? `at most ${maximum}` : '',
    callOut > 0 ? `out of hours at least ${callOut}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** How travel is charged, in one line. */
export function travelWords(travel: TravelRule | undefined, manner: Manner): string {
  if (!travel || travel.kind === 'none') return 'not charged'
  if (travel.kind === 'hours') return `by the hour, ${travel.ways === 'both' ? 'both ways' : 'one way'}`
  if (travel.kind === 'distance') return `${moneyText(travel.perKmMinor, manner)} a kilometre`
  const zones = Object.entries(travel.zones).map(([zone, minor]) => `${zone} ${moneyText(minor, manner)}`)
  const beyond = travel.beyond ? `, beyond ${moneyText(travel.beyond.perKmMinor, manner)} a kilometre` : ''
  return `a visit by zone: ${zones.join(', ')}${beyond}`
}
