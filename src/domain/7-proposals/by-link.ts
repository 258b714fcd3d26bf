import { firmCard } from '#firm'
import { Refused } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found, NotFound } from '#platform/failures.ts'
import { stepsOf } from './held-proposal.ts'
import { readSealed, revisionById } from './revisions.ts'
import { revisionState } from './rules/proposal-state.ts'

/** The revision that this request's link opens: that one, and nothing beside it. */
export function linkedRevisionId({ link }: Context): string {
  if (!link) throw new NotFound('proposal')
  if (link.purpose !== 'proposal' || !link.aboutId) throw new Refused('link-of-another-kind')
  return link.aboutId
}

export async function linkedRevision(tx: Tx, context: Context) {
  const revision = found(await revisionById(tx, linkedRevisionId(context)), 'proposal')
  const state = revisionState(await stepsOf(tx, revision.proposalId), revision.number)
  const today = dayAt(context.now, (await firmCard(tx)).zone)
  return { ...revision, state, today, content: readSealed(revision.sealed) }
}
export type LinkedRevision = Awaited<ReturnType<typeof linkedRevision>>
