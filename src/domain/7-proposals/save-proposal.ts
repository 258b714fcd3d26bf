import { allow } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { Stale } from '#platform/failures.ts'
import { holdProposal, peopleOf, proposalRow } from './held-proposal.ts'
import { optionOf } from './option-of.ts'
import type { Draft } from './proposal-shapes.ts'
import { replayOf } from './replays.ts'
import { mayWrite } from './rules/may.ts'

type Edit = { proposalId: string; contactId: string; draft: Draft; revision: number }

/** Writes a draft. What was sent stays as it was sent; the next revision takes what is written here. */
export function saveProposal(context: Context, { proposalId, contactId, draft, revision }: Edit) {
  allow(context, 'propose')
  return context.db.write(async (tx) => {
    const { standing, clientId } = await holdProposal(tx, proposalId, context.now)
    orRefuse(mayWrite(standing))
    const isTheirs = (await peopleOf(tx, clientId)).some(({ id }) => id === contactId)
    if (!isTheirs) throw new Refused('no-such-contact', { field: 'contactId' })
    return writeDraft(tx, { proposalId, contactId, draft, revision })
  })
}

/** Sets another plan beside the options. */
export function addOption(
  context: Context,
  { proposalId, planId, revision }: { proposalId: string; planId: string; revision: number },
) {
  allow(context, 'propose')
  return context.db.write(async (tx) => {
    const { standing, clientId, contactId, draft } = await holdProposal(tx, proposalId, context.now)
    orRefuse(mayWrite(standing))
    if (draft.options.length >= mostOptions) throw new Refused('too-many-options', { most: mostOptions })
    const option = await optionOf(tx, context.now, clientId, planId, draft.options.length === 0)
    const options = [...draft.options, option]
    return writeDraft(tx, { proposalId, contactId, draft: { ...draft, options }, revision })
  })
}

/** More than four can't be compared on a page. */
const mostOptions = 4

/** Charges the last twelve months again under each option, as the terms stand now. */
export function replayProposal(
  context: Context,
  { proposalId, revision }: { proposalId: string; revision: number },
) {
  allow(context, 'propose')
  return context.db.write(async (tx) => {
    const { standing, clientId, contactId, draft } = await holdProposal(tx, proposalId, context.now)
    orRefuse(mayWrite(standing))
    const options: Draft['options'] = []
    for (const option of draft.options)
      options.push({ ...option, replay: await replayOf(tx, context.now, clientId, option.terms) })
    if (options.every(({ replay }) => replay === null)) throw new Refused('nothing-to-replay')
    return writeDraft(tx, { proposalId, contactId, draft: { ...draft, options }, revision })
  })
}

async function writeDraft(tx: Tx, { proposalId, contactId, draft, revision }: Edit) {
  const changed = await tx
    .updateTable('proposal')
    .set({ draft: JSON.stringify(draft), contact_id: contactId, revision: revision + 1 })
    .where('id', '=', proposalId)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst()
  if (!changed) throw new Stale('proposal', await proposalRow(tx, proposalId))
  return { id: proposalId, revision: revision + 1 }
}
