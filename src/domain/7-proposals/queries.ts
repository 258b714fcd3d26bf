import { sql } from 'kysely'
import { agreementCards, countFacts, termsInForce } from '#agreements'
import { allow, firmCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { canonicalJson } from '#platform/seal/canonical-json.ts'
import { type ProposalRecord, peopleOf, proposalRow, stepsOf } from './held-proposal.ts'
import type { Sealed } from './proposal-shapes.ts'
import { readSealed, revisionsOf } from './revisions.ts'
import { priceOf } from './rules/price.ts'
import { type ProposalState, type ProposalStep, revisionState, standingOf } from './rules/proposal-state.ts'
import { sealedContent } from './sealed-content.ts'
import { signatureOf } from './signature.ts'

type ProposalRow = {
  id: string
  number: string
  clientId: string
  client: string
  title: string
  state: ProposalState
  sentRevision: number
  options: number
  monthlyMinor: number | null
  currency: string
  sentAt: string | null
  validUntil: Day
  views: number
  lastViewedAt: string | null
}

/** The state is that of the revision sent last, as the rule has it. */
const proposalRows = sql`
  select p.id, 'PR-' || p.number as number, p.client_id as "clientId", c.name as client,
    p.draft ->> 'title' as title, coalesce(s.kind, 'draft') as state, coalesce(r.number, 0) as "sentRevision",
    jsonb_array_length(p.draft -> 'options') as options, r."monthlyMinor", p.currency, r.sent_at as "sentAt",
    coalesce(r.valid_until, (p.draft ->> 'validUntil')::date) as "validUntil", v.views,
    v.last as "lastViewedAt", p.number as numbered
  from proposal p
  join client c on c.id = p.client_id
  left join lateral (
    select number, sent_at, valid_until, (
        select (option #>> '{price,monthlyMinor}')::bigint from jsonb_array_elements(sealed::jsonb -> 'options') option
        order by option ->> 'recommended' desc limit 1) as "monthlyMinor"
    from proposal_revision where proposal_id = p.id order by number desc limit 1) r on true
  left join lateral (
    select kind from proposal_step
    where proposal_id = p.id and revision = r.number and kind <> 'superseded'
    order by made_at desc, id desc limit 1) s on true
  cross join lateral (
    select count(*)::int as views, max(viewed_at) as last from proposal_view w
    join proposal_revision x on x.id = w.revision_id where x.proposal_id = p.id) v`

type ListAsked = ListQuery & { q?: string; state?: ProposalState; clientId?: string }

export function listProposals(context: Context, query: ListAsked) {
  allow(context, 'propose')
  const { q, state, clientId } = query
  const rows = sql`
    select * from (${proposalRows}) listed
    where (${state ?? null}::text is null or state = ${state ?? null})
      and (${clientId ?? null}::uuid is null or "clientId" = ${clientId ?? null})
      and (${q ?? null}::text is null or client ilike ${containing(q ?? '')} or title ilike ${containing(q ?? '')}
        or number ilike ${containing(q ?? '')})`
  return context.db.read((tx) =>
    listPage<ProposalRow>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-number' },
      {
        number: sql`numbered`,
        client: sql`client collate "und-x-icu"`,
        state: sql`array_position(array['draft', 'sent', 'signed', 'declined', 'withdrawn', 'expired'], state)`,
        sent: sql`"sentAt"`,
        valid: sql`"validUntil"`,
        monthly: sql`"monthlyMinor"`,
      },
    ),
  )
}

export function proposalById(context: Context, proposalId: string) {
  allow(context, 'propose')
  return context.db.read(async (tx) => {
    const { rows } = await sql<ProposalRow>`
      select * from (${proposalRows}) listed where id = ${proposalId}`.execute(tx)
    const listed = found(rows[0], 'proposal')
    const proposal = await proposalRow(tx, proposalId)
    const steps = await stepsOf(tx, proposalId)
    const { contactId, draft, revision } = proposal
    return {
      ...listed,
      contactId,
      draft,
      revision,
      says: standingOf(steps).says,
      prices: await pricesOf(tx, proposal),
      revisions: await sentRevisions(tx, proposalId, steps),
      questions: await questionsOf(tx, proposalId),
      signature: await signatureOf(tx, proposalId),
      neverPaid: await neverPaid(tx, proposal.clientId),
      inForce: await inForce(tx, context, proposal.clientId),
      signers: (await peopleOf(tx, proposal.clientId)).filter(({ signs }) => signs).map(({ name }) => name),
    }
  })
}

async function pricesOf(tx: Tx, { draft, clientId, currency }: ProposalRecord) {
  const counts = (await countFacts(tx, [clientId])).get(clientId) ?? []
  return draft.options.map(({ key, termMonths, terms }) => ({
    key,
    ...priceOf({ clientId, currency, startsOn: draft.startsOn, termMonths, terms }, counts),
  }))
}

async function sentRevisions(tx: Tx, proposalId: string, steps: ProposalStep[]) {
  const views = await tx
    .selectFrom('proposal_view as v')
    .innerJoin('proposal_revision as r', 'r.id', 'v.revision_id')
    .where('r.proposal_id', '=', proposalId)
    .groupBy('r.number')
    .select(['r.number'])
    .select((row) => row.cast<number>(row.fn.countAll(), 'integer').as('views'))
    .execute()
  const revisions = await revisionsOf(tx, proposalId)
  return revisions.toReversed().map(({ number, hash, sentAt, sentBy, validUntil }) => ({
    number,
    hash,
    sentAt,
    sentBy,
    validUntil,
    state: revisionState(steps, number),
    says: steps.findLast((step) => step.revision === number)?.says ?? '',
    views: views.find((one) => one.number === number)?.views ?? 0,
  }))
}

const questionsOf = (tx: Tx, proposalId: string) =>
  tx
    .selectFrom('proposal_question as q')
    .innerJoin('proposal_revision as r', 'r.id', 'q.revision_id')
    .where('r.proposal_id', '=', proposalId)
    .select(['q.id', 'q.words', 'q.asked_at as askedAt'])
    .orderBy('q.asked_at', 'desc')
    .execute()

/** The first thing sold should be small and paid: whoever signs without ever having paid is flagged. */
async function neverPaid(tx: Tx, clientId: string): Promise<boolean> {
  const paid = await tx
    .selectFrom('relationship_step')
    .where('client_id', '=', clientId)
    .where('stage', 'in', ['customer', 'client'])
    .select('id')
    .executeTakeFirst()
  return paid === undefined
}

async function inForce(tx: Tx, { now }: Context, clientId: string) {
  const today = dayAt(now, (await firmCard(tx)).zone)
  const agreements = await termsInForce(tx, { clientIds: [clientId], from: today, through: today })
  const cards = await agreementCards(
    tx,
    agreements.map(({ id }) => id),
    today,
  )
  return cards.map(({ id, number, name }) => ({ id, number: String(number), name }))
}

/** What the client would read, exactly as it would be sealed now. */
export function previewProposal(context: Context, proposalId: string): Promise<Sealed> {
  allow(context, 'propose')
  return context.db.read(async (tx) => {
    const proposal = await proposalRow(tx, proposalId)
    const last = (await revisionsOf(tx, proposalId)).at(-1)
    const place = { revision: (last?.number ?? 0) + 1, previousHash: last?.hash ?? null }
    const today = dayAt(context.now, (await firmCard(tx)).zone)
    return readSealed(canonicalJson(await sealedContent(tx, context, { ...proposal, today }, place)))
  })
}
