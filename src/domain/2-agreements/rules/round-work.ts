import type { RateCard, RoundingRule } from './rate-card.ts'
import { roundedTotal, spreadRounding } from './round-minutes.ts'
import type { Work } from './work.ts'

/**
 * Rounds all work, once: by the rule of its work type, in groups that never cross an entry's, ticket's or
 * ticket day's usage period, client, agreement, work type or charge flag. Then a hand may have set the
 * billable minutes of an entry; what it took off is given away.
 */
export function roundWork(works: readonly Work[], rateCard: RateCard): void {
  const groups = new Map<string, Group[]>()
  let setByHand = false
  for (const work of works) {
    if (isSetByHand(work)) setByHand = true
    const rule = ruleFor(work, rateCard)
    if (rule && !isToTheMinute(rule)) groupOf(work, rule, groups).works.push(work)
  }
  for (const known of groups.values()) for (const { rule, works: group } of known) roundGroup(group, rule)
  if (setByHand) for (const group of byEntry(works).values()) setBillable(group)
}

type Group = { rule: RoundingRule; works: Work[] }

/** Compared by their facts: a name made of all of them would be dearer than the few comparisons. */
function groupOf(work: Work, rule: RoundingRule, groups: Map<string, Group[]>): Group {
  const { entry } = work
  const ticketId = rule.group === 'entry' ? undefined : entry.ticketId
  const name = ticketId ?? entry.id
  const known = groups.get(name)
  const same = known?.find((group) => isTogether(group, work, rule, ticketId))
  if (same) return same
  const group = { rule, works: [] }
  if (known) known.push(group)
  else groups.set(name, [group])
  return group
}

function isTogether({ rule, works }: Group, work: Work, by: RoundingRule, ticketId: string | undefined) {
  const first = works[0] as Work
  if (first.period.from !== work.period.from || first.agreement !== work.agreement || rule !== by)
    return false
  if (ticketId === undefined) return first.entry.id === work.entry.id
  if (by.group === 'ticket-day' && first.day !== work.day) return false
  const { entry } = work
  return (
    first.entry.ticketId === ticketId &&
    first.entry.clientId === entry.clientId &&
    first.entry.workType === entry.workType &&
    (first.entry.charge ?? 'as-rated') === (entry.charge ?? 'as-rated')
  )
}

function roundGroup(group: Work[], rule: RoundingRule) {
  const first = group[0] as Work
  if (group.length === 1) {
    first.billable = roundedTotal(first.actual, rule, first.class)
    return
  }
  const inOrderOfEnd = group.toSorted(byEnd)
  const minutes = inOrderOfEnd.map(({ actual }) => actual)
  const rounded = spreadRounding(minutes, rule, first.class)
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

const isSetByHand = ({ entry }: Work) => entry.billableMinutes !== null && entry.billableMinutes !== undefined

/** Works are in order of their start already, so equal ends keep it. */
const byEnd = (a: Work, b: Work) => a.day - b.day || (a.to ?? 0) - (b.to ?? 0)
