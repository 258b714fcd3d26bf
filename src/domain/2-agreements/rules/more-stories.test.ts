import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreed, northlight, worked } from '../testing/northlight.ts'
import { feesDue } from './fees-due.ts'
import { grantsFor } from './grants.ts'
import type { BlockLine, FixedFeeLine, RetainerLine } from './lines.ts'
import { rate } from './rate.ts'
import type { RateCard } from './rate-card.ts'
import type { RatedPiece } from './rated.ts'
import type { AgreementTerms, Terms, TermsVersion } from './terms.ts'
import type { TimeEntry } from './time-entry.ts'

const fee: FixedFeeLine = { kind: 'fixed-fee', key: 'care', name: 'Care', unitPrice: '400.00' }
const block: BlockLine = {
  kind: 'block',
  key: 'block',
  name: 'Twenty',
  unitPrice: '2200.00',
  allowance: { unit: 'minutes', amount: 1_200 },
  lifetimeMonths: 12,
  overage: { kind: 'bill' },
}

function rated(entries: TimeEntry[], agreements: AgreementTerms[], rateCard: RateCard = northlight) {
  const lots = agreements.flatMap((agreement) => grantsFor(agreement, '2026-12-31'))
  return rate({ entries, agreements, rateCard, lots })
}

const outcomes = (pieces: readonly RatedPiece[]) =>
  pieces.map(({ billableMinutes, outcome, billedMinor }) => `${billableMinutes} ${outcome} ${billedMinor}`)

test('a block that falls to its threshold is topped up, and the work goes on in the new one', () => {
  const agreement = agreed('twenty', '2026-01-05', {
    lines: [{ ...block, allowance: { unit: 'minutes', amount: 600 }, topUp: { atUnits: 180, kind: 'auto' } }],
  })
  const work = [
    worked('2026-02-03', '09:00', '14:00'),
    worked('2026-03-10', '09:00', '11:30'),
    worked('2026-04-14', '09:00', '12:00'),
  ]
  const { pieces, topUps, lots } = rated(work, [agreement])
  assert.deepEqual(
    pieces.map(({ lotId, drawnUnits }) => `${lotId} ${drawnUnits}`),
    [
      'twenty/block/2026-01-05 300',
      'twenty/block/2026-01-05 150',
      'twenty/block/2026-01-05 150',
      'twenty/block/2026-03-10#2 30',
    ],
  )
  assert.deepEqual(topUps, [
    {
      agreementId: 'twenty',
      lineKey: 'block',
      on: '2026-03-10',
      kind: 'auto',
      balance: 150,
      lotId: 'twenty/block/2026-03-10#2',
    },
  ])
  assert.partialDeepStrictEqual(lots[1], {
    priceMinor: 220_000,
    usableTo: '2027-03-09',
    balance: 570,
    origin: 'top-up',
  })
})

test('a top-up that is only offered is said once, and buys nothing', () => {
  const agreement = agreed('twenty', '2026-01-05', {
    lines: [
      { ...block, allowance: { unit: 'minutes', amount: 240 }, topUp: { atUnits: 180, kind: 'offer' } },
    ],
  })
  const work = [worked('2026-02-03', '09:00', '10:30'), worked('2026-02-04', '09:00', '10:00')]
  const { topUps, lots } = rated(work, [agreement])
  assert.deepEqual(
    topUps.map(({ on, kind, balance }) => `${on} ${kind} ${balance}`),
    ['2026-02-03 offer 150'],
  )
  assert.equal(lots.length, 1)
})

const moneyRetainer: RetainerLine = {
  kind: 'retainer',
  key: 'credit',
  name: 'Credit',
  unitPrice: '600.00',
  allowance: { unit: 'money', amount: 60_000 },
  rollover: { mode: 'next-only' },
  overage: { kind: 'bill' },
}

test('a money retainer is drawn at what the work would have been billed', () => {
  const agreement = agreed('lorne', '2026-01-01', { lines: [moneyRetainer] })
  const work = [
    worked('2026-01-13', '09:00', '11:00', { role: 'helpdesk' }),
    worked('2026-01-20', '09:00', '10:30', { role: 'senior' }),
    worked('2026-02-10', '09:00', '14:00', { workType: 'project' }),
    worked('2026-03-10', '09:00', '15:00', { role: 'senior' }),
    worked('2026-03-24', '09:00', '09:30', { role: 'helpdesk' }),
  ]
  const { pieces } = rated(work, [agreement])
  assert.deepEqual(
    pieces.map(
      (piece) =>
        `${piece.workedOn} ${piece.lotId?.slice(-10)} ${piece.billableMinutes} ${piece.drawnUnits} ${piece.billedMinor}`,
    ),
    [
      '2026-01-13 2026-01-01 120 19000 0',
      '2026-01-20 2026-01-01 90 18000 0',
      '2026-02-10 2026-01-01 99 23000 0',
      '2026-02-10 2026-02-01 201 46900 0',
      '2026-03-10 2026-02-01 66 13100 0',
      '2026-03-10 2026-03-01 294 58800 0',
      // 12.00 are left: 7.58 minutes at 95.00, so 8 of the client's 30.
      '2026-03-24 2026-03-01 8 1200 0',
      '2026-03-24 undefined 22 0 3483',
    ],
  )
})

test('a fixed fee with a cap bills what goes beyond its hours of the month', () => {
  const cap = {
    allowance: { unit: 'minutes', amount: 300 },
    overage: { kind: 'bill', rateMinor: 10_000 },
  } as const
  const agreement = agreed('care', '2026-01-01', { lines: [{ ...fee, cap }] })
  const work = [
    worked('2026-02-03', '09:00', '13:00'),
    worked('2026-02-17', '09:00', '11:00'),
    worked('2026-03-03', '09:00', '10:00'),
  ]
  assert.deepEqual(outcomes(rated(work, [agreement]).pieces), [
    '240 covered 0',
    '60 covered 0',
    '60 billed 10000',
    '60 covered 0',
  ])
})

const perUser = (key: string, unitPrice: string): FixedFeeLine => ({
  ...fee,
  key,
  unitPrice,
  quantity: { of: 'users', rule: 'agreed', agreed: 5 },
  covers: { windows: key === 'full' ? ['business', 'evening', 'weekend'] : ['business'] },
})

test('an upgrade in mid-month is credited and charged by days, and rated from its day on', () => {
  const versionFrom = (effectiveOn: string, terms: Terms): TermsVersion => ({
    effectiveOn,
    startsOn: '2026-01-01',
    endsOn: null,
    terms,
  })
  const care = agreed('brannoch', '2026-01-01', { lines: [perUser('care', '79.00')] })
  const upgraded: AgreementTerms = {
    ...care,
    versions: [...care.versions, versionFrom('2026-04-16', { lines: [perUser('full', '119.00')] })],
  }
  const april = feesDue(care, [], '2026-04-01', '2026-03-31')
  const may = feesDue(upgraded, [], '2026-05-01', '2026-03-31', april)
  assert.deepEqual(
    may.map(
      ({ key, quantity, unitPrice, share, netMinor }) =>
        `${key}: ${quantity} × ${unitPrice} × ${share.days}/${share.of} = ${netMinor}`,
    ),
    [
      'care/2026-04-01~1: -5 × 79.00 × 15/30 = -19750',
      'full/2026-04-16: 5 × 119.00 × 15/30 = 29750',
      'full/2026-05-01: 5 × 119.00 × 31/31 = 59500',
    ],
  )
  assert.deepEqual(feesDue(upgraded, [], '2026-05-01', '2026-03-31', [...april, ...may]), [])
  const evenings = [worked('2026-04-15', '18:00', '19:00'), worked('2026-04-16', '18:00', '19:00')]
  assert.deepEqual(outcomes(rated(evenings, [upgraded]).pieces), ['60 billed 18000', '60 covered 0'])
})

test('excluded work falls to another agreement, with its split and rounding, and is not passed on again', () => {
  const projects = { name: 'projects', where: { workTypes: ['project'] } }
  const care = agreed('care', '2026-01-01', {
    lines: [fee],
    exclusions: [{ ...projects, fallback: { to: 'agreement', agreementId: 'twenty' } }],
  })
  const twenty = agreed('twenty', '2026-01-01', {
    lines: [{ ...block, allowance: { unit: 'minutes', amount: 90 } }],
    scope: { siteIds: ['head office'] },
    exclusions: [
      { name: 'cabling', where: { roles: ['cabler'] }, fallback: { to: 'agreement', agreementId: 'care' } },
    ],
  })
  const work = [
    worked('2026-02-03', '09:00', '11:00', {
      workType: 'project',
      siteId: 'head office',
      agreementId: 'care',
    }),
    worked('2026-02-04', '09:00', '10:00', {
      workType: 'project',
      siteId: 'head office',
      agreementId: 'care',
      role: 'cabler',
    }),
  ]
  const { pieces } = rated(work, [care, twenty])
  assert.deepEqual(
    pieces.map(({ agreementId, outcome, billableMinutes, lotId, excludedFrom }) => ({
      agreementId,
      outcome,
      billableMinutes,
      lotId,
      from: excludedFrom?.agreementId,
    })),
    [
      {
        agreementId: 'twenty',
        outcome: 'covered',
        billableMinutes: 90,
        lotId: 'twenty/block/2026-01-01',
        from: 'care',
      },
      { agreementId: 'twenty', outcome: 'billed', billableMinutes: 30, lotId: null, from: 'care' },
      { agreementId: 'twenty', outcome: 'billed', billableMinutes: 60, lotId: null, from: 'care' },
    ],
  )
})

test('an exclusion without a fallback is neither covered nor billed, and what is lost is known', () => {
  const care = agreed('care', '2026-01-01', {
    lines: [fee],
    exclusions: [{ name: 'phones', where: { categories: ['phones'] } }],
  })
  const { pieces } = rated([worked('2026-02-03', '09:00', '10:00', { category: 'phones' })], [care])
  assert.partialDeepStrictEqual(pieces[0], {
    outcome: 'excluded',
    reason: 'no-fallback',
    excludedMinor: 12_000,
    billedMinor: 0,
  })
})

test('an exclusion of one line leaves the work to the others', () => {
  const both = agreed('both', '2026-01-01', {
    lines: [fee, block],
    exclusions: [
      {
        name: 'projects',
        where: { workTypes: ['project'] },
        lines: ['care'],
        fallback: { to: 'time-and-materials' },
      },
    ],
  })
  const { pieces } = rated([worked('2026-02-03', '09:00', '10:00', { workType: 'project' })], [both])
  assert.partialDeepStrictEqual(pieces[0], { outcome: 'covered', lineKey: 'block' })
  assert.deepEqual(
    pieces[0]?.tests.filter(({ passed }) => !passed),
    [{ lineKey: 'care', test: 'not-excluded', passed: false, detail: 'projects' }],
  )
})

test('of two agreements the narrower scope wins, then the one that covers the category', () => {
  const everywhere = agreed('everywhere', '2026-01-01', {
    lines: [{ ...fee, covers: { categories: ['user help'] } }],
  })
  const servers = agreed('servers', '2026-01-01', {
    lines: [{ ...fee, covers: { categories: ['maintenance'] } }],
  })
  const depot = agreed('depot', '2026-01-01', { lines: [fee], scope: { siteIds: ['depot'] } })
  const asset = agreed('printer', '2026-01-01', { lines: [fee], scope: { assetIds: ['plotter'] } })
  const foundFor = (more: Partial<TimeEntry>) => {
    const { pieces } = rated(
      [worked('2026-02-03', '09:00', '10:00', more)],
      [everywhere, servers, depot, asset],
    )
    return `${pieces[0]?.agreementId} by ${pieces[0]?.foundBy}`
  }
  assert.equal(foundFor({ category: 'user help' }), 'everywhere by client')
  assert.equal(foundFor({ category: 'maintenance' }), 'servers by client')
  assert.equal(foundFor({ category: 'maintenance', siteId: 'depot' }), 'depot by site')
  assert.equal(foundFor({ category: 'maintenance', siteId: 'depot', assetId: 'plotter' }), 'printer by asset')
  assert.equal(foundFor({ siteId: 'depot', ticketAgreementId: 'servers' }), 'servers by ticket')
  assert.equal(
    foundFor({ siteId: 'depot', ticketAgreementId: 'servers', agreementId: 'everywhere' }),
    'everywhere by entry',
  )
})

test('where two agreements cover the same work a person decides, once for that client and category', () => {
  const one = agreed('one', '2026-01-01', { lines: [fee] })
  const two = agreed('two', '2026-01-01', { lines: [fee] })
  const work = [worked('2026-02-03', '09:00', '10:00', { category: 'upgrade' })]
  const { pieces } = rated(work, [one, two])
  assert.partialDeepStrictEqual(pieces[0], {
    outcome: 'held',
    reason: 'undecided-agreement',
    agreementId: null,
    heldMinor: 12_000,
  })
  const decided = { ...northlight, clients: { jarrowby: { agreementFor: { upgrade: 'two' } } } }
  assert.partialDeepStrictEqual(rated(work, [one, two], decided).pieces[0], {
    agreementId: 'two',
    foundBy: 'remembered',
  })
})

const waived = agreed('full', '2026-01-01', {
  lines: [{ kind: 'discounted-labour', key: 'labour', name: 'Labour', discountBp: 0 }],
  benefits: [{ kind: 'after-hours-premium', bp: 10_000 }],
})
const withEmergencyAt = (bp: number): RateCard => ({
  ...northlight,
  lists: northlight.lists.map((list) => ({ ...list, multipliers: { ...list.multipliers, emergency: bp } })),
})

test('after-hours waived but not emergency: the emergency premium stays, and a waiver may save nothing', () => {
  const evening = (emergency: boolean) => [worked('2026-02-03', '18:00', '19:00', { emergency })]
  const one = (emergency: boolean, emergencyBp: number) =>
    rated(evening(emergency), [waived], withEmergencyAt(emergencyBp)).pieces[0]
  assert.partialDeepStrictEqual(one(false, 20_000), {
    listMinor: 18_000,
    billedMinor: 12_000,
    waivedMinor: 6_000,
  })
  assert.partialDeepStrictEqual(one(true, 20_000), { listMinor: 24_000, billedMinor: 24_000, waivedMinor: 0 })
  assert.partialDeepStrictEqual(one(true, 12_500), {
    listMinor: 18_000,
    billedMinor: 15_000,
    waivedMinor: 3_000,
  })
})

test('a halved premium is half a premium', () => {
  const half = agreed('care', '2026-01-01', {
    lines: [{ kind: 'discounted-labour', key: 'labour', name: 'Labour', discountBp: 1_000 }],
    benefits: [{ kind: 'after-hours-premium', bp: 5_000 }],
  })
  const [piece] = rated([worked('2026-02-03', '18:00', '19:00')], [half]).pieces
  assert.partialDeepStrictEqual(piece, {
    listMinor: 18_000,
    waivedMinor: 3_000,
    multiplierBp: 12_500,
    discountMinor: 1_500,
    billedMinor: 13_500,
  })
})

test('cancelled in mid-period, the fee is credited from the day after the last', () => {
  const carrowmel = agreed('carrowmel', '2026-01-01', { lines: [{ ...fee, unitPrice: '711.00' }] })
  const june = feesDue(carrowmel, [], '2026-06-01', '2026-05-31')
  const ended = { ...carrowmel, endedOn: '2026-06-11' }
  const credit = feesDue(ended, [], '2026-06-11', '2026-05-31', june)
  assert.deepEqual(
    credit.map(({ kind, quantity, unitPrice, share, netMinor }) => ({
      kind,
      quantity,
      unitPrice,
      share,
      netMinor,
    })),
    [
      {
        kind: 'correction',
        quantity: -1,
        unitPrice: '711.00',
        share: { days: 20, of: 30 },
        netMinor: -47_400,
      },
    ],
  )
  const work = [worked('2026-06-10', '09:00', '10:00'), worked('2026-06-11', '09:00', '10:00')]
  const { pieces } = rated(work, [ended])
  assert.deepEqual(outcomes(pieces), ['60 covered 0', '60 billed 12000'])
  assert.equal(pieces[1]?.agreementId, null)
})

test('an emergency over a holiday weekend changes class at midnight, and one multiplier counts', () => {
  const weekend = [
    worked('2026-04-04', '22:00', '23:00', { emergency: true }),
    { ...worked('2026-04-05', '23:00', '24:00'), endedAt: '2026-04-06T01:00:00.000Z' },
    worked('2026-04-06', '10:00', '14:00', { emergency: true }),
    worked('2026-04-07', '08:00', '10:00'),
  ]
  const { pieces } = rated(weekend, [])
  assert.deepEqual(
    pieces.map(
      (piece) =>
        `${piece.workedOn} ${piece.class} ${piece.billableMinutes} × ${piece.multiplierBp} = ${piece.billedMinor}`,
    ),
    [
      '2026-04-04 weekend 60 × 20000 = 24000',
      '2026-04-05 weekend 60 × 15000 = 18000',
      '2026-04-06 holiday 120 × 20000 = 48000',
      '2026-04-06 holiday 240 × 20000 = 96000',
      '2026-04-07 evening 60 × 15000 = 18000',
      '2026-04-07 business 60 × 10000 = 12000',
    ],
  )
})
