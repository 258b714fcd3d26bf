import type { ContactRights } from '#kernel/actor.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/** A contact says yes up to what the client allowed it; anybody may say no. */
export function mayApprove(
  { approvesUpToMinor }: Pick<ContactRights, 'approvesUpToMinor'>,
  amountMinor: number,
  answer: 'yes' | 'no',
): Decision<true, 'above-limit'> {
  if (answer === 'yes' && amountMinor > approvesUpToMinor)
    return no('above-limit', { limitMinor: approvesUpToMinor })
  return yes(true)
}
