import { sql } from 'kysely'
import { firmCard } from '#firm'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import { holdProposal } from './held-proposal.ts'
import { closeProposal } from './withdraw-proposal.ts'

/** Ends proposals that nobody signed in their time. From the day after, the link says so already. */
export function expireProposals(context: Context) {
  return context.db.write(async (tx) => {
    const today = dayAt(context.now, (await firmCard(tx)).zone)
    const { rows } = await sql<{ id: string }>`
      select p.id from proposal p
      join lateral (
        select number, valid_until from proposal_revision
        where proposal_id = p.id order by number desc limit 1) r on true
      where r.valid_until < ${today} and not exists (
        select from proposal_step s
        where s.proposal_id = p.id and s.revision = r.number and s.kind <> 'sent')`.execute(tx)
    for (const { id } of rows) {
      const proposal = await holdProposal(tx, id, context.now)
      if (proposal.standing.state === 'sent') await closeProposal(tx, context, proposal, 'expired', '')
    }
    return { expired: rows.length }
  })
}
