import type { RateCard, RoundingRule } from './rate-card.ts'
import { spreadRounding } from './round-minutes.ts'
import type { Work } from './work.ts'

/**
 * Rounds all work, once: by the rule of its work type, in groups that never cross an entry's, ticket's or
 * ticket day's usage period, client, agreement, work type or charge flag. Then a hand may have set the
 * billable minutes of an entry; what it took off is given away.
 */
export function roundWork(works: readonly Work[], rateCard: RateCard): void {
  const groups = new Map<string, { rule: RoundingRule; works: Work[] }>()
  let setByHand = false
  for (const work of works) {
    if (work.entry.billableMinutes !== null && work.entry.billableMinutes !== undefined) setByHand = true
    const rule = ruleFor(work, rateCard)
    if (!rule || isToTheMinute(rule)) continue
    const name = groupName(work, rule)
    const group = groups.get(name)
    if (group) group.works.push(work)
    else groups.set(name, { rule, works: [work] })
  }
  for (const { rule, works: group } of groups.values()) roundGroup(group, rule)
  if (setByHand) for (const group of byEntry(works).values()) setBillable(group)
}

function roundGroup(group: Work[], rule: RoundingRule) {
  const [first] = group
  const inOrderOfEnd = group.length === 1 ? group : group.toSorted(byEnd)
  const minutes = inOrderOfEnd.map(({ actual }) => actual)
  const rounded = spreadRounding(minutes, rule, first?.class)
  for (const [at, work] of inOrderOfEnd.entries()) work.billable = rounded[at] as number
}

function setBillable(group: readonly Work[]) {
  const set = group[0]?.entry.billableMinutes
  if (set === null || set === undefined) return
  let change = set - group.reduce((sum, { billable }) => sum + billable, 0)
  for (const work of group.toReversed()) {
    const before = work.billable
    work.billable = Math.max(0, before + change)
    work.givenAway = Math.max(0, before - work.billable)
    change -= work.billable - before
    if (change === 0) return
  }
}

function byEntry(works: readonly Work[]) {
  return Map.groupBy(works, ({ entry }) => entry.id)
}

const ruleFor = ({ entry, version }: Work, rateCard: RateCard): RoundingRule | undefined => {
  const card = version?.terms.rounding ?? rateCard.rounding
  if (!card) return undefined
  return (entry.workType === undefined ? undefined : card.workTypes?.[entry.workType]) ?? card.default
}

const isToTheMinute = (rule: RoundingRule) =>
  rule.increment === 1 && !rule.minimum && !rule.maximum && !rule.classMinimums

function groupName(work: Work, rule: RoundingRule) {
  const { entry, period, agreement } = work
  const { ticketId } = entry
  if (rule.group === 'entry' || ticketId === undefined) return `${entry.id} ${period.from}`
  const day = rule.group === 'ticket-day' ? work.day : ''
  const charge = entry.charge ?? ''
  return `${ticketId} ${day} ${period.from} ${entry.clientId} ${agreement?.id ?? ''} ${entry.workType ?? ''} ${charge}`
}

/** Works are in order of their start already, so equal ends keep it. */
const byEnd = (a: Work, b: Work) => a.day - b.day || (a.to ?? 0) - (b.to ?? 0)
