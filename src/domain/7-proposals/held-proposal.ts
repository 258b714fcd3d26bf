import { contactsOf } from '#clients'
import { firmCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import type { Draft } from './proposal-shapes.ts'
import { type ProposalStanding, type ProposalStep, standingOf } from './rules/proposal-state.ts'

export type ProposalRecord = Awaited<ReturnType<typeof proposalRow>>
export type HeldProposal = ProposalRecord & { steps: ProposalStep[]; standing: ProposalStanding; today: Day }

/** Holds a proposal until the transaction ends: of two signatures the second finds the first. */
export async function holdProposal(tx: Tx, id: string, now: string): Promise<HeldProposal> {
  const held = await tx
    .selectFrom('proposal')
    .where('id', '=', id)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
  found(held, 'proposal')
  const steps = await stepsOf(tx, id)
  const { zone } = await firmCard(tx)
  return { ...(await proposalRow(tx, id)), steps, standing: standingOf(steps), today: dayAt(now, zone) }
}

export async function proposalRow(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('proposal as p')
    .innerJoin('client as c', 'c.id', 'p.client_id')
    .where('p.id', '=', id)
    .select(['p.id', 'p.number', 'p.client_id as clientId', 'c.name as client', 'c.address as clientAddress'])
    .select(['p.contact_id as contactId', 'p.currency', 'p.made_by_id as madeById', 'p.revision'])
    .select((row) => row.ref('p.draft').$castTo<Draft>().as('draft'))
    .executeTakeFirst()
  return found(row, 'proposal')
}

export const stepsOf = (tx: Tx, proposalId: string): Promise<ProposalStep[]> =>
  tx
    .selectFrom('proposal_step')
    .where('proposal_id', '=', proposalId)
    .select(['revision', 'says', 'made_at as madeAt', 'made_by as madeBy'])
    .select((row) => row.ref('kind').$castTo<ProposalStep['kind']>().as('kind'))
    .orderBy('made_at')
    .orderBy('id')
    .execute()

export const peopleOf = async (tx: Tx, clientId: string) =>
  (await contactsOf(tx, clientId)).map(({ id, name, email, title, signs }) => ({
    id,
    name,
    email,
    title,
    signs,
  }))
