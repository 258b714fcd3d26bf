import assert from 'node:assert/strict'
import { test } from 'node:test'
import { card, care, labourOnly, northlight, pieces, worked } from '../testing/northlight.ts'
import type { ClientRates, RateCard, RateList } from './rate-card.ts'
import type { Terms } from './terms.ts'
import type { TimeEntry } from './time-entry.ts'

test('the most specific rate wins', () => {
  const entry = worked('2026-02-03', '09:00', '10:00', { role: 'senior', workType: 'cabling' })
  const rates: Required<Pick<Terms, 'rates'>>['rates'] = {
    workTypes: { cabling: 101 },
    roles: { senior: 102 },
    defaultMinor: 103,
  }
  const client: ClientRates = { roles: { senior: 104 }, defaultMinor: 105 }
  const withClient = card({ clients: { jarrowby: client } })
  const from = (terms: Terms | undefined, more: Partial<TimeEntry>, rateCard: RateCard) => {
    const [piece] = pieces([{ ...entry, ...more }], terms, rateCard)
    return `${piece?.rateFrom} ${piece?.rateMinor}`
  }
  const terms = (some: typeof rates): Terms => ({ ...labourOnly, rates: some })
  assert.equal(from(terms(rates), { rateMinor: 99, ticketRateMinor: 100 }, withClient), 'entry 99')
  assert.equal(from(terms(rates), { ticketRateMinor: 100 }, withClient), 'ticket 100')
  assert.equal(from(terms(rates), {}, withClient), 'agreement-work-type 101')
  assert.equal(from(terms({ ...rates, workTypes: {} }), {}, withClient), 'agreement-role 102')
  assert.equal(from(terms({ defaultMinor: 103 }), {}, withClient), 'agreement-default 103')
  assert.equal(from(undefined, {}, withClient), 'client 104')
  assert.equal(from(undefined, { role: 'owner' }, withClient), 'client 105')
  assert.equal(from(undefined, {}, northlight), 'firm-role 12000')
  assert.equal(
    from(undefined, { role: 'technician', workType: 'project' }, northlight),
    'firm-work-type 14000',
  )
  assert.equal(from(undefined, { role: 'technician' }, northlight), 'firm-default 12000')
})

test('work is priced by the list of its day, unless the agreement locked an older one', () => {
  const lists: RateList[] = [
    { fromOn: '2025-01-01', defaultMinor: 11_500 },
    { fromOn: '2026-01-01', defaultMinor: 12_000 },
  ]
  const dated = { ...northlight, lists }
  const work = [worked('2025-12-30', '10:00', '11:00'), worked('2026-01-06', '10:00', '11:00')]
  assert.deepEqual(
    pieces(work, labourOnly, dated).map(({ billedMinor }) => billedMinor),
    [11_500, 12_000],
  )
  const locked = pieces(work, { ...labourOnly, rates: { lockedOn: '2025-06-01' } }, dated)
  assert.deepEqual(
    locked.map(({ billedMinor, rateSavingMinor }) => [billedMinor, rateSavingMinor]),
    [
      [11_500, 0],
      [11_500, 500],
    ],
  )
  assert.partialDeepStrictEqual(pieces([worked('2024-06-04', '10:00', '11:00')], undefined, dated)[0], {
    outcome: 'held',
    reason: 'no-rate',
  })
})

test('one multiplier applies, the largest, be it of the hour, the emergency or the work', () => {
  const rates = card({}, { workTypes: { security: { multiplierBp: 17_500 } } })
  const multiplier = (more: Partial<TimeEntry>) => {
    const [piece] = pieces([worked('2026-02-03', '18:00', '19:00', more)], undefined, rates)
    return `${piece?.multiplierFrom} ${piece?.billedMinor}`
  }
  assert.equal(multiplier({}), 'evening 18000')
  assert.equal(multiplier({ workType: 'security' }), 'work-type 21000')
  assert.equal(multiplier({ workType: 'security', emergency: true }), 'emergency 24000')
})

test('floor and ceiling bound the hourly price after the discount, an overage rate is final', () => {
  const bounded = (rates: Terms['rates'], discountBp: number): Terms => ({
    lines: [{ kind: 'discounted-labour', key: 'labour', name: 'Labour', discountBp }],
    rates,
  })
  const hour = [worked('2026-02-03', '09:00', '10:00')]
  const evening = [worked('2026-02-03', '18:00', '19:00')]
  assert.equal(pieces(hour, bounded({ floorMinor: 11_000 }, 2_000))[0]?.billedMinor, 11_000)
  assert.equal(pieces(evening, bounded({ ceilingMinor: 15_000 }, 0))[0]?.billedMinor, 15_000)
  const overage: Terms = {
    lines: [
      {
        ...care,
        cap: { allowance: { unit: 'minutes', amount: 1 }, overage: { kind: 'bill', rateMinor: 10_000 } },
      },
      { kind: 'discounted-labour', key: 'labour', name: 'Labour', discountBp: 5_000 },
    ],
    rates: { floorMinor: 20_000 },
  }
  assert.equal(pieces([worked('2026-02-03', '18:00', '19:01')], overage)[1]?.billedMinor, 15_000)
})

test('an odd cent belongs to the discount, or where there is none to the saving before it', () => {
  const discounted = pieces([worked('2026-02-03', '18:00', '18:07')], {
    lines: [{ kind: 'discounted-labour', key: 'labour', name: 'Labour', discountBp: 1_250 }],
    rates: { defaultMinor: 11_111 },
    benefits: [{ kind: 'after-hours-premium', bp: 5_000 }],
  })[0]
  assert.partialDeepStrictEqual(discounted, {
    listMinor: 2_100,
    waivedMinor: 350,
    rateSavingMinor: 130,
    discountMinor: 202,
    billedMinor: 1_418,
  })
})

test('currencies without minor units are rounded to whole units', () => {
  const yen = card({ currency: 'JPY' }, { defaultMinor: 15_000, roles: {} })
  const [piece] = pieces([worked('2026-02-03', '18:00', '18:07')], undefined, yen)
  assert.partialDeepStrictEqual(piece, { currency: 'JPY', billedMinor: 2_625, hourlyMicro: 22_500_000_000 })
})
