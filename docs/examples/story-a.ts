import {
  type AgreementTerms,
  feeOnInvoice,
  feesDue,
  grantsFor,
  type Issued,
  invoiceTotals,
  issuedBy,
  pieceOnInvoice,
  type RateCard,
  type RatedLot,
  rate,
  type TimeEntry,
} from '../../src/engine.ts'

// Story (a): 10 hours a month in advance, unused ones serve one month longer, evenings without their premium.
const steady: AgreementTerms = {
  id: 'AGR-1042',
  clientId: 'jarrowby',
  currency: 'EUR',
  versions: [
    {
      effectiveOn: '2026-01-01',
      startsOn: '2026-01-01',
      endsOn: null,
      terms: {
        lines: [
          {
            kind: 'retainer',
            key: 'hours',
            name: 'Steady 10',
            unitPrice: '1050.00',
            allowance: { unit: 'minutes', amount: 600 },
            rollover: { mode: 'next-only' },
            overage: { kind: 'bill', rateMinor: 11_500 },
          },
        ],
        benefits: [{ kind: 'after-hours-premium', bp: 10_000 }],
      },
    },
  ],
}
const hours: [string, string][] = [['09:00', '17:30']]
const rateCard: RateCard = {
  currency: 'EUR',
  calendar: {
    timezone: 'Europe/Dublin',
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    holidays: ['2026-01-01', '2026-02-02', '2026-03-17', '2026-04-06', '2026-05-04', '2026-06-01'],
  },
  lists: [{ fromOn: '2026-01-01', defaultMinor: 12_000, multipliers: { evening: 15_000, weekend: 15_000 } }],
}
const worked = (day: string, from: string, to: string): TimeEntry => ({
  id: `${day} ${from}`,
  clientId: 'jarrowby',
  startedAt: `${day}T${from}:00${day < '2026-03-29' ? 'Z' : '+01:00'}`,
  endedAt: `${day}T${to}:00${day < '2026-03-29' ? 'Z' : '+01:00'}`,
})
const typedInTime = [
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
]
const typedOn7April = worked('2026-03-30', '10:00', '11:00')

// Each first of the month the run bills the coming fee and the past usage, and closes the month before.
let issued: Issued[] = []
let known = new Map<string, RatedLot>()
let closedThrough: string | undefined
const runs: [first: string, lastDay: string][] = [
  ['2026-01-01', '2025-12-31'],
  ['2026-02-01', '2026-01-31'],
  ['2026-03-01', '2026-02-28'],
  ['2026-04-01', '2026-03-31'],
  ['2026-05-01', '2026-04-30'],
  ['2026-06-01', '2026-05-31'],
]
for (const [first, lastDay] of runs) {
  const typed = first < '2026-04-07' ? typedInTime : [...typedInTime, typedOn7April]
  const entries = typed.filter(({ id }) => id < first)
  const lots = grantsFor(steady, lastDay).map((lot) => known.get(lot.id) ?? lot)
  const result = rate({ entries, agreements: [steady], rateCard, lots, closedThrough, issued })

  // Open pieces are billed; of closed months only what a late entry adds.
  const late = new Set(result.adjustments.map(({ entryId }) => entryId))
  const usage = result.pieces.filter(
    ({ outcome, closed, entryId }) => outcome === 'billed' && (!closed || late.has(entryId)),
  )
  const fees = feesDue(steady, [], first, first === '2026-01-01' ? null : lastDay)
  const lines = [...fees.map(feeOnInvoice), ...usage.map((piece) => pieceOnInvoice(piece, 2))]
  const taxed = lines.map((line) => ({ ...line, taxCategory: 'S', taxPercent: '23' }))
  const { totals } = invoiceTotals({ currency: 'EUR', lines: taxed })
  const adjusted = result.adjustments.map(({ differenceMinor }) => `, adjustment ${differenceMinor}`).join()
  console.log(`${first}: ${totals.taxExclusive} + ${totals.taxTotal} = ${totals.taxInclusive}${adjusted}`)

  known = new Map(result.lots.map((lot) => [lot.id, lot]))
  issued = issuedBy(result)
  closedThrough = lastDay
}
