import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day } from '#kernel/days.ts'
import { invoiceTotals } from '#kernel/invoice-totals.ts'
import { northlight, worked } from '../testing/northlight.ts'
import { blocks, endpoints, perEndpoint, steady } from '../testing/story-agreements.ts'
import { issuedBy } from './adjustments.ts'
import type { FeeDue } from './fee.ts'
import { feesDue } from './fees-due.ts'
import { grantsFor } from './grants.ts'
import type { RolloverRule } from './lines.ts'
import { feeOnInvoice, type OnInvoice, pieceOnInvoice } from './on-invoice.ts'
import { type RateInput, rate } from './rate.ts'
import type { Issued, RatedPiece, RatedResult } from './rated.ts'
import { deferredOn, recognitionOf } from './recognition.ts'
import { monthlyRecurring } from './recurring.ts'
import type { AgreementTerms } from './terms.ts'

/** Net, VAT of 23 % and gross, as an invoice prints them. */
function invoice(lines: readonly OnInvoice[]) {
  const taxed = lines.map((line) => ({ ...line, taxCategory: 'S', taxPercent: '23' }))
  const { totals } = invoiceTotals({ currency: 'EUR', lines: taxed })
  return [totals.taxExclusive, totals.taxTotal, totals.taxInclusive]
}

const billed = (pieces: readonly RatedPiece[]) =>
  pieces.filter(({ outcome }) => outcome === 'billed').map((piece) => pieceOnInvoice(piece, 2))

const steadyWork = [
  worked('2026-01-08', '10:00', '14:00'),
  worked('2026-01-20', '18:00', '20:00'),
  worked('2026-02-10', '09:00', '15:30'),
  worked('2026-02-24', '09:00', '15:30'),
  worked('2026-03-05', '09:00', '15:00'),
  worked('2026-03-12', '10:00', '15:00'),
  worked('2026-03-26', '19:00', '20:00'),
  worked('2026-05-06', '09:00', '16:00'),
  worked('2026-05-13', '09:00', '16:00'),
  worked('2026-05-20', '09:00', '16:00'),
  worked('2026-06-09', '09:00', '17:00'),
  worked('2026-06-23', '10:00', '12:00'),
]
const typedOn7April = worked('2026-03-30', '10:00', '11:00')
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']

/** The year of story (a) as a firm lives it: each first of the month closes the month before and bills. */
function liveSteady(order?: RolloverRule['order']) {
  const agreement = steady(order)
  let issued: Issued[] = []
  let closedThrough: Day | undefined
  let ledgers = new Map<string, RatedResult['lots'][number]>()
  return months.map((month) => {
    const first = `${month}-01`
    const entries = [...steadyWork, ...(first > '2026-04-07' ? [typedOn7April] : [])].filter(
      ({ id }) => id < first,
    )
    const lots = grantsFor(agreement, addDays(first, -1)).map((lot) => ledgers.get(lot.id) ?? lot)
    const input: RateInput = { entries, agreements: [agreement], rateCard: northlight, lots, issued }
    const result = rate({ ...input, ...(closedThrough && { closedThrough }) })
    ledgers = new Map(result.lots.map((lot) => [lot.id, lot]))
    issued = issuedBy(result)
    closedThrough = addDays(first, -1)
    const fees = feesDue(agreement, [], first, first === '2026-01-01' ? null : closedThrough)
    const late = result.pieces.filter(
      ({ id, closed }) => closed && result.adjustments.some(({ entryId }) => id.startsWith(entryId)),
    )
    const open = result.pieces.filter(({ closed }) => !closed)
    return {
      first,
      adjustments: result.adjustments,
      invoice: invoice([...fees.map(feeOnInvoice), ...billed([...open, ...late])]),
    }
  })
}

test('story (a): hours carried one month, overage, and a late entry', () => {
  const bills = liveSteady()
  assert.deepEqual(
    bills.map(({ first, invoice: [net, vat, gross] }) => [first, net, vat, gross]),
    [
      ['2026-01-01', '1050.00', '241.50', '1291.50'],
      ['2026-02-01', '1050.00', '241.50', '1291.50'],
      ['2026-03-01', '1050.00', '241.50', '1291.50'],
      ['2026-04-01', '1165.00', '267.95', '1432.95'],
      ['2026-05-01', '1165.00', '267.95', '1432.95'],
      ['2026-06-01', '1165.00', '267.95', '1432.95'],
    ],
  )
})

test('story (a): the late entry is an adjustment of the closed March, on the May invoice', () => {
  const adjustments = liveSteady().flatMap(({ first, adjustments }) =>
    adjustments.map((row) => ({ first, ...row })),
  )
  assert.equal(adjustments.length, 1)
  assert.partialDeepStrictEqual(adjustments[0], {
    first: '2026-05-01',
    entryId: typedOn7April.id,
    cause: 'late-entry',
    period: { from: '2026-03-01', toExclusive: '2026-04-01' },
    ratedMinutes: 60,
    differenceMinor: 11_500,
  })
})

/** Month by month: minutes used, drawn from carried and from own hours, overage, and left over at its end. */
function monthsOf(order?: RolloverRule['order']) {
  const agreement = steady(order)
  const entries = [...steadyWork, typedOn7April]
  const all = grantsFor(agreement, '2026-06-30')
  const { pieces } = rate({ entries, agreements: [agreement], rateCard: northlight, lots: all })
  return months.map((month) => {
    const own = pieces.filter(({ workedOn }) => workedOn.startsWith(month))
    const drawn = own.filter(({ lotId }) => lotId)
    const ofMonth = drawn.filter(({ lotId }) => lotId?.endsWith(`${month}-01`))
    const past = entries.filter(({ id }) => id < `${month}-32`)
    const soFar = rate({ entries: past, agreements: [agreement], rateCard: northlight, lots: all })
    const carriedOut = soFar.lots.find(({ id }) => id.endsWith(`${month}-01`))?.balance
    return {
      used: minutes(own),
      carried: minutes(drawn) - minutes(ofMonth),
      own: minutes(ofMonth),
      overage: minutes(own.filter(({ outcome }) => outcome === 'billed')),
      carriedOut,
    }
  })
}

const minutes = (pieces: readonly RatedPiece[]) =>
  pieces.reduce((sum, { billableMinutes }) => sum + billableMinutes, 0)

test('story (a): each month draws carried hours first, and carries its own one month on', () => {
  assert.deepEqual(monthsOf(), [
    { used: 360, carried: 0, own: 360, overage: 0, carriedOut: 240 },
    { used: 780, carried: 240, own: 540, overage: 0, carriedOut: 60 },
    { used: 780, carried: 60, own: 600, overage: 120, carriedOut: 0 },
    { used: 0, carried: 0, own: 0, overage: 0, carriedOut: 600 },
    { used: 1_260, carried: 600, own: 600, overage: 60, carriedOut: 0 },
    { used: 600, carried: 0, own: 600, overage: 0, carriedOut: 0 },
  ])
})

test('story (a): evenings are covered and billed without their premium, which is shown', () => {
  const agreement = steady()
  const lots = grantsFor(agreement, '2026-06-30')
  const { pieces } = rate({ entries: steadyWork, agreements: [agreement], rateCard: northlight, lots })
  const [covered, overage] = pieces.filter((piece) => piece.class === 'evening')
  assert.partialDeepStrictEqual(covered, {
    workedOn: '2026-01-20',
    listMinor: 36_000,
    coveredMinor: 24_000,
    waivedMinor: 12_000,
  })
  assert.partialDeepStrictEqual(overage, {
    workedOn: '2026-03-26',
    listMinor: 18_000,
    billedMinor: 11_500,
    waivedMinor: 6_000,
    rateSavingMinor: 500,
    discountMinor: 0,
  })
})

test('story (a), current first: hours lapse that carried-first would have used', () => {
  assert.partialDeepStrictEqual(monthsOf('current-first')[1], {
    used: 780,
    carried: 180,
    own: 600,
    carriedOut: 0,
  })
  const bills = liveSteady('current-first')
  assert.deepEqual(
    bills.map(({ invoice: [net, vat, gross] }) => `${net} ${vat} ${gross}`),
    [
      '1050.00 241.50 1291.50',
      '1050.00 241.50 1291.50',
      '1050.00 241.50 1291.50',
      '1280.00 294.40 1574.40',
      '1165.00 267.95 1432.95',
      '1165.00 267.95 1432.95',
    ],
  )
  assert.deepEqual(
    bills.flatMap(({ adjustments }) => adjustments.map(({ differenceMinor }) => differenceMinor)),
    [11_500],
  )
})

test('story (a): recurring revenue is the fee, whatever the usage', () => {
  for (const month of months) assert.equal(recurringOn(steady(), `${month}-15`), 105_000)
})

const recurringOn = (agreement: AgreementTerms, day: Day, counts = endpoints) =>
  monthlyRecurring(agreement, day, counts).reduce((sum, { minor }) => sum + minor, 0)

const blockWork = [
  worked('2025-03-12', '10:00', '13:00'),
  worked('2025-06-09', '10:00', '15:00'),
  worked('2025-10-14', '09:00', '17:30'),
  worked('2025-12-12', '11:00', '13:30', { emergency: true }),
  worked('2026-01-20', '10:00', '16:00'),
  worked('2026-03-07', '20:00', '22:00', { emergency: true }),
]
const blockLots = grantsFor(blocks, '2026-12-31')
const rateBlocks = (entries = blockWork) =>
  rate({
    entries,
    agreements: [blocks],
    rateCard: northlight,
    lots: blockLots,
    closedThrough: '2026-12-31',
    issued: issuedBlocks,
  })
const issuedBlocks = blockWork.map(({ id }) => ({ entryId: id, billedMinutes: 0, billedMinor: 0 }))

test('story (b): blocks are drawn by expiry, an emergency burns twice, also across two blocks', () => {
  assert.deepEqual(
    rateBlocks().pieces.map((piece) => [
      piece.workedOn,
      piece.billableMinutes,
      piece.lotId?.at(7),
      piece.drawnUnits,
    ]),
    [
      ['2025-03-12', 180, 'a', 180],
      ['2025-06-09', 300, 'a', 300],
      ['2025-10-14', 510, 'a', 510],
      ['2025-12-12', 105, 'a', 210],
      ['2025-12-12', 45, 'b', 90],
      ['2026-01-20', 360, 'b', 360],
      ['2026-03-07', 120, 'b', 240],
    ],
  )
  assert.deepEqual(
    rateBlocks().lots.map(({ balance, lapses }) => [balance, lapses]),
    [
      [0, []],
      [0, [{ on: '2026-12-01', units: 510 }]],
    ],
  )
})

test('story (b): the price of a block is revenue as it is drawn, and breakage when it lapses', () => {
  const [a, b] = rateBlocks().lots
  assert.ok(a && b)
  assert.deepEqual(
    [a, b].map((lot) =>
      recognitionOf(lot, '2026-12-31').map(({ on, kind, minor }) => `${on} ${kind} ${minor}`),
    ),
    [
      ['2025-03-12 draw 33000', '2025-06-09 draw 55000', '2025-10-14 draw 93500', '2025-12-12 draw 38500'],
      [
        '2025-12-12 draw 17250',
        '2026-01-20 draw 69000',
        '2026-03-07 draw 46000',
        '2026-12-01 breakage 97750',
      ],
    ],
  )
  assert.deepEqual(
    deferredOn([a, b], '2025-12-31').map(({ minor }) => minor),
    [0, 212_750],
  )
})

test('story (b): blocks are billed when bought, draws never, and nothing recurs', () => {
  const fees = feesDue(blocks, [], '2026-12-31', null)
  assert.deepEqual(
    fees.map((fee) => [fee.dueOn, ...invoice([feeOnInvoice(fee)])]),
    [
      ['2025-02-03', '2200.00', '506.00', '2706.00'],
      ['2025-12-01', '2300.00', '529.00', '2829.00'],
    ],
  )
  assert.equal(
    rateBlocks().pieces.reduce((sum, { billedMinor }) => sum + billedMinor, 0),
    0,
  )
  assert.equal(recurringOn(blocks, '2025-06-01'), 0)
})

test('story (b): typing an entry later changes nothing', () => {
  const [first, second, third, fourth, fifth, sixth] = blockWork
  assert.ok(first && second && third && fourth && fifth && sixth)
  assert.deepEqual(rateBlocks([first, second, third, fifth, fourth, sixth]), rateBlocks())
})

const mayWork = [
  worked('2026-05-07', '09:00', '14:00', { role: 'helpdesk', workType: 'remote' }),
  worked('2026-05-11', '13:00', '17:30', { role: 'helpdesk', workType: 'remote' }),
  worked('2026-05-12', '09:00', '17:00', { role: 'senior', workType: 'project' }),
  worked('2026-05-13', '09:00', '15:00', { role: 'senior', workType: 'project' }),
  worked('2026-05-14', '16:30', '20:30', { role: 'senior', workType: 'project' }),
]
const rateMay = () => rate({ entries: mayWork, agreements: [perEndpoint], rateCard: northlight, lots: [] })

test('story (c): remote work is covered, projects fall to time and materials less ten percent', () => {
  assert.deepEqual(
    rateMay().pieces.map((piece) => [
      piece.class,
      piece.billableMinutes,
      piece.outcome,
      piece.listMinor,
      piece.billedMinor,
    ]),
    [
      ['business', 300, 'covered', 47_500, 0],
      ['business', 270, 'covered', 42_750, 0],
      ['business', 480, 'billed', 96_000, 86_400],
      ['business', 360, 'billed', 72_000, 64_800],
      ['business', 60, 'billed', 12_000, 10_800],
      ['evening', 180, 'billed', 54_000, 48_600],
    ],
  )
  const project = rateMay().pieces.filter(({ excludedFrom }) => excludedFrom?.exclusion === 'projects')
  const sum = (of: 'listMinor' | 'discountMinor' | 'billedMinor') =>
    project.reduce((total, piece) => total + piece[of], 0)
  assert.deepEqual([sum('listMinor'), sum('discountMinor'), sum('billedMinor')], [234_000, 23_400, 210_600])
})

test('story (c): counts that change by day are billed in advance and trued up the next time', () => {
  const lineOf = ({ kind, quantity, unitPrice, share, netMinor }: FeeDue) =>
    `${kind} ${quantity} × ${unitPrice} × ${share.days}/${share.of} = ${netMinor}`
  const april = feesDue(perEndpoint, endpoints, '2026-04-01', null)
  const may = feesDue(perEndpoint, endpoints, '2026-05-01', null, april)
  const june = feesDue(perEndpoint, endpoints, '2026-06-01', null, [...april, ...may])
  assert.deepEqual(
    [april, may, june].map((fees) => fees.map(lineOf)),
    [
      ['fee 24 × 38.00 × 30/30 = 91200'],
      ['fee 27 × 38.00 × 31/31 = 102600', 'true-up 3 × 38.00 × 17/30 = 6460'],
      ['fee 26 × 38.00 × 30/30 = 98800', 'true-up -1 × 38.00 × 11/31 = -1348'],
    ],
  )
  assert.deepEqual(
    [
      invoice(april.map(feeOnInvoice)),
      invoice(may.map(feeOnInvoice)),
      invoice([...june.map(feeOnInvoice), ...billed(rateMay().pieces)]),
    ],
    [
      ['912.00', '209.76', '1121.76'],
      ['1090.60', '250.84', '1341.44'],
      ['3080.52', '708.52', '3789.04'],
    ],
  )
})

test('story (c): a run that keeps no record but its last day bills the same', () => {
  const runs = [
    feesDue(perEndpoint, endpoints, '2026-04-01', null),
    feesDue(perEndpoint, endpoints, '2026-05-01', '2026-04-30'),
    feesDue(perEndpoint, endpoints, '2026-06-01', '2026-05-31'),
  ]
  assert.deepEqual(
    runs.map((fees) => fees.reduce((sum, { netMinor }) => sum + netMinor, 0)),
    [91_200, 109_060, 97_452],
  )
})

test('story (c): recurring revenue follows the count of the day', () => {
  const days = ['2026-03-31', '2026-04-01', '2026-04-13', '2026-04-14', '2026-05-20', '2026-05-21']
  assert.deepEqual(
    days.map((day) => recurringOn(perEndpoint, day)),
    [0, 91_200, 91_200, 102_600, 102_600, 98_800],
  )
})
