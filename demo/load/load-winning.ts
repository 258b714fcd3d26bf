import type { Context } from '#platform/context.ts'
import { newId } from '#platform/ids.ts'
import { recordEvidence } from '#winning'
import { keepOldBills } from '../../src/domain/5-pricing/old-bills/keep-old-bills.ts'
import { holdCall } from '../../src/domain/6-winning/deals/hold-call.ts'
import { loseDeal, nurtureDeal } from '../../src/domain/6-winning/deals/move-deal.ts'
import { openDeal } from '../../src/domain/6-winning/deals/open-deal.ts'
import { setNextStep } from '../../src/domain/6-winning/deals/set-next-step.ts'
import { changeOtherProvider, noteUnhappiness } from '../../src/domain/6-winning/nurture/nurture.ts'
import type { Answers } from '../../src/domain/6-winning/screening/rules/score.ts'
import { scoreScreening } from '../../src/domain/6-winning/screening/score-screening.ts'
import { answerScreening, startScreening } from '../../src/domain/6-winning/screening/write-screening.ts'
import { sendProposal } from '../../src/domain/7-proposals/send-proposal.ts'
import { startProposal } from '../../src/domain/7-proposals/start-proposal.ts'
import { complaints, deals, largeAnswers, oldBills, poorAnswers, wantedAnswers } from '../cast/winning.ts'
import { known, morningOf, type World } from './world.ts'

/** Who might become a client: screened, called, proposed to, cared for, let go, by the verbs that anybody uses. */
export async function loadWinning(world: World) {
  for (const deal of deals) await wonOrLost(world, deal)
  await wexcombe(world)
  await xanthe(world)
  await yarrowgate(world)
  await zennock(world)
  await rathdoon(world)
}

async function wonOrLost(world: World, { client, on, source, ends, reason }: (typeof deals)[number]) {
  const { id: clientId } = known(world.clients, client)
  const { id: dealId } = await openDeal(world.at(morningOf(on)), {
    clientId,
    source,
    valueMinor: null,
    enteredAt: 'proposal',
  })
  const end = world.at(morningOf(ends))
  if (reason !== null) await loseDeal(end, { dealId, reason })
  else await end.db.write((tx) => recordEvidence(tx, end, { clientId, kind: 'signed' }))
}

async function screened(
  world: World,
  client: string,
  on: string,
  form: 'short' | 'full',
  answers: Answers,
  more: { valueMinor?: number; askedOf?: string; source?: string } = {},
): Promise<string> {
  const then = world.at(morningOf(on))
  const { id: clientId } = known(world.clients, client)
  const { valueMinor = null, askedOf = '', source = '' } = more
  const { id: dealId } = await openDeal(then, { clientId, source, valueMinor, enteredAt: 'screening' })
  const { id: screeningId } = await startScreening(then, { dealId, form })
  await answerScreening(then, { screeningId, answers, form, revision: 1 })
  await scoreScreening(then, { screeningId, askedOf })
  return dealId
}

async function wexcombe(world: World) {
  const dealId = await screened(world, 'W', '2026-10-20', 'full', wantedAnswers, {
    valueMinor: 71_400,
    askedOf: 'Dara Wexcombe',
  })
  await holdCall(world.at('2026-11-03T14:40:00.000Z'), {
    dealId,
    kind: 'call',
    heldAt: '2026-11-03T14:00:00.000Z',
    body: 'Forty minutes with Dara. Bookings stand still when the line does. Glad that somebody asks before selling. Audit agreed: 480, taken off the set-up if she goes on.',
    isSalesCall: true,
    next: {
      what: 'Paid audit on site, agreed on the phone',
      ownerId: known(world.people, 'tomasz').id,
      dueOn: '2026-11-19',
      dueAt: '09:30',
    },
  })
}

const xanthe = (world: World) =>
  screened(world, 'X', '2026-11-09', 'short', poorAnswers, { source: 'Web form' })

async function yarrowgate(world: World) {
  const dealId = await screened(world, 'Y', '2026-11-05', 'full', largeAnswers, {
    valueMinor: 1_011_500,
    askedOf: 'Frances Whelan',
  })
  await next(
    world,
    '2026-11-06',
    dealId,
    'Sales call with Frances; first find out who knows their planning program',
    '2026-11-18',
    '11:00',
  )
}

/** What Maeve does next, and by when. */
const next = (
  world: World,
  on: string,
  dealId: string,
  what: string,
  dueOn: string,
  dueAt: string | null = null,
) =>
  setNextStep(world.at(morningOf(on)), {
    dealId,
    what,
    ownerId: known(world.people, 'maeve').id,
    dueOn,
    dueAt,
    before: 'replaced',
  })

async function zennock(world: World) {
  const { id: clientId } = known(world.clients, 'Z')
  const { id: dealId } = await openDeal(world.at(morningOf('2026-09-14')), {
    clientId,
    source: 'Neighbours',
    valueMinor: 86_900,
    enteredAt: 'screening',
  })
  await nurtureDeal(world.at(morningOf('2026-09-15')), {
    dealId,
    reason: 'Bound to another firm until spring',
  })
  for (const { on, reason, words } of complaints)
    await noteUnhappiness(world.at(morningOf(on)), { clientId, reason, words, onDay: on })
  await changeOtherProvider(world.at(morningOf('2026-10-19')), {
    clientId,
    name: 'Quickfix Computers',
    endsOn: '2027-04-08',
    noticeOn: '2027-01-08',
    bidders: 'One more, from the city',
    decidesOn: '2026-12-18',
    revision: 0,
  })
  await keepOldBills(world.at('2026-11-12T11:20:00.000Z'), {
    clientId,
    provider: 'Quickfix Computers',
    source: 'invoices',
    bills: oldBills.map(([month, euros, hours, late, urgent]) => ({
      month,
      months: 1,
      billedMinor: euros * 100,
      minutes: hours * 60,
      afterHoursMinutes: late * 60,
      emergencyMinutes: urgent * 60,
    })),
  })
  await next(world, '2026-11-13', dealId, 'Ring before their notice day, 8 January', '2026-11-20')
}

/** On the fence: sent nine days ago, opened three times, and no word. */
async function rathdoon(world: World) {
  const { id: clientId } = known(world.clients, 'R')
  const { id: dealId } = await openDeal(world.at('2026-10-28T15:10:00.000Z'), {
    clientId,
    source: 'Their third outage',
    valueMinor: 249_900,
    enteredAt: 'proposal',
  })
  const written = world.at('2026-11-06T16:00:00.000Z')
  const planIds = await written.db.read((tx) =>
    tx
      .selectFrom('plan')
      .select(['id', 'key'])
      .where('key', 'in', ['full', 'steady-10'])
      .orderBy('key')
      .execute(),
  )
  const { id: proposalId } = await startProposal(written, {
    clientId,
    planIds: planIds.map(({ id }) => id),
    title: 'So that the yard never stands still again',
  })
  const sent = world.at('2026-11-08T18:30:00.000Z')
  await sendProposal(sent, {
    proposalId,
    revision: 1,
    words: 'Noel, as promised: what the three outages would have cost under Full.',
  })
  await viewed(sent, proposalId)
  await next(
    world,
    '2026-11-12',
    dealId,
    'Ring Noel: sent nine days ago, opened three times',
    '2026-11-17',
    '15:00',
  )
}

async function viewed({ db }: Context, proposalId: string) {
  await db.write(async (tx) => {
    const { id } = await tx
      .selectFrom('proposal_revision')
      .select('id')
      .where('proposal_id', '=', proposalId)
      .executeTakeFirstOrThrow()
    const views = ['2026-11-08T20:12:00.000Z', '2026-11-11T07:48:00.000Z', '2026-11-16T21:05:00.000Z']
    await tx
      .insertInto('proposal_view')
      .values(
        views.map((at) => ({
          id: newId(),
          revision_id: id,
          viewed_at: at,
          address: '192.0.2.44',
          agent: 'Mozilla/5.0',
        })),
      )
      .execute()
  })
}
