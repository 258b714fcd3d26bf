import { type Decision, no, yes } from '#kernel/decision.ts'
import type { Instant } from '#kernel/instants.ts'

export type ItemResult = 'done' | 'problem' | 'not-applicable'
export type ChecklistItem = {
  key: string
  title: string
  result: ItemResult | null
  /** What was seen: the evidence in words. */
  evidence: string
  fileIds: string[]
  doneAt: Instant | null
  doneBy: string | null
}

export const newChecklist = (titles: readonly string[]): ChecklistItem[] =>
  titles.map((title, at) => ({
    key: String(at + 1),
    title,
    result: null,
    evidence: '',
    fileIds: [],
    doneAt: null,
    doneBy: null,
  }))

type Answer = { result: ItemResult | null; evidence: string; at: Instant; by: string }

/** The list with one item answered; a problem says what was seen. */
export function answered(
  items: readonly ChecklistItem[],
  key: string,
  { result, evidence, at, by }: Answer,
): Decision<ChecklistItem[], 'no-such-item' | 'evidence-missing'> {
  if (!items.some((item) => item.key === key)) return no('no-such-item', { field: 'key' })
  if (result === 'problem' && evidence === '') return no('evidence-missing', { field: 'evidence' })
  const answer = {
    result,
    evidence,
    doneAt: result === null ? null : at,
    doneBy: result === null ? null : by,
  }
  return yes(items.map((item) => (item.key === key ? { ...item, ...answer } : item)))
}

/** Signing off says that every item was looked at. */
export function maySignOff(
  visit: { arrivedAt: Instant | null; signedAt: Instant | null; cancelledAt: Instant | null },
  items: readonly ChecklistItem[],
): Decision<true, 'visit-cancelled' | 'signed-already' | 'not-arrived' | 'items-open'> {
  if (visit.cancelledAt !== null) return no('visit-cancelled')
  if (visit.signedAt !== null) return no('signed-already')
  if (visit.arrivedAt === null) return no('not-arrived')
  const open = items.filter(({ result }) => result === null).length
  return open > 0 ? no('items-open', { count: open }) : yes(true)
}
