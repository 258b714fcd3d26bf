import type { Task } from './task.ts'

/**
 * Whether uncovered work may be billed. Work on a ticket up to the standing limit needs no asking, an
 * emergency is confirmed after.
 */
export function approvalOf(task: Task, amountMinor: number): 'given' | 'confirm-after' | 'missing' {
  const { rating, work, version } = task
  const { entry } = work
  const rule = version?.terms.approval ?? rating.firm.rateCard.clients?.[entry.clientId]?.approval
  if (!rule?.needed || entry.approved === true) return 'given'
  if (entry.emergency) return 'confirm-after'
  const ticket = entry.ticketId ?? entry.id
  const unasked = (rating.unasked.get(ticket) ?? 0) + amountMinor
  if (unasked > (rule.standingLimitMinor ?? -1)) return 'missing'
  rating.unasked.set(ticket, unasked)
  return 'given'
}
