import type { Role } from '#kernel/actor.ts'
import type { Day } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

export const roles = ['owner', 'manager', 'technician', 'bookkeeper'] as const satisfies readonly Role[]

/** What the roles of the firm's people depend on: who has which, and who may still sign in. */
export type Colleague = { id: string; roles: readonly Role[]; hasAccess: boolean }

/** A firm always has an owner who can sign in: the last one can't step down, leave or be erased. */
export function keepsAnOwner(
  colleagues: readonly Colleague[],
  change: { id: string; roles: readonly Role[]; hasAccess: boolean },
): Decision<true, 'last-owner'> {
  const after = [...colleagues.filter(({ id }) => id !== change.id), change]
  if (after.some((one) => one.hasAccess && one.roles.includes('owner'))) return yes(true)
  return no('last-owner', { field: 'roles' })
}

/** Somebody who works here already isn't invited again; an open invitation stands until it is revoked. */
export function mayInvite(
  email: string,
  people: readonly { email: string; hasAccess: boolean }[],
  openInvitations: readonly { email: string }[],
): Decision<true, 'works-here' | 'invited-already'> {
  const isSame = (other: { email: string }) => other.email.toLowerCase() === email.toLowerCase()
  if (people.some((person) => isSame(person) && person.hasAccess))
    return no('works-here', { field: 'email', email })
  if (openInvitations.some(isSame)) return no('invited-already', { field: 'email', email })
  return yes(true)
}

/** Erasing overwrites a person who has left; books keep the id. */
export const mayErase = (person: { hasAccess: boolean }): Decision<true, 'still-here'> =>
  person.hasAccess ? no('still-here') : yes(true)

/** Leave is whole days, `toOn` the first day back. Two of one person don't overlap. */
export function mayTakeLeave(
  leave: { fromOn: Day; toOn: Day },
  taken: readonly { fromOn: Day; toOn: Day }[],
): Decision<true, 'leave-ends-first' | 'leave-overlaps'> {
  if (leave.toOn <= leave.fromOn) return no('leave-ends-first', { field: 'toOn', from: leave.fromOn })
  const other = taken.find(({ fromOn, toOn }) => fromOn < leave.toOn && leave.fromOn < toOn)
  if (other) return no('leave-overlaps', { field: 'fromOn', from: other.fromOn, to: other.toOn })
  return yes(true)
}
