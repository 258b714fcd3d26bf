import {
  type AgreementTerms,
  type BlockLine,
  deferredOn,
  feesDue,
  grantsFor,
  type RateCard,
  rate,
  recognitionOf,
  type TimeEntry,
} from '../../src/engine.ts'

// Story (b): two blocks of 20 hours. Evenings and weekends burn 1.5 times, emergencies twice, the largest only.
const block: BlockLine = {
  kind: 'block',
  key: 'first',
  name: 'Twenty',
  unitPrice: '2200.00',
  allowance: { unit: 'minutes', amount: 1_200 },
  lifetimeMonths: 12,
  overage: { kind: 'bill' },
  burn: { evening: 15_000, weekend: 15_000, emergency: 20_000 },
}
const twenty: AgreementTerms = {
  id: 'AGR-1013',
  clientId: 'marrowstone',
  currency: 'EUR',
  versions: [
    {
      effectiveOn: '2025-02-03',
      startsOn: '2025-02-03',
      endsOn: null,
      terms: { lines: [block, { ...block, key: 'second', startsOn: '2025-12-01', unitPrice: '2300.00' }] },
    },
  ],
}
const hours: [string, string][] = [['09:00', '17:30']]
const rateCard: RateCard = {
  currency: 'EUR',
  calendar: {
    timezone: 'Europe/Dublin',
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  },
  lists: [{ fromOn: '2025-01-01', defaultMinor: 12_000 }],
}
const worked = (startedAt: string, endedAt: string, emergency = false): TimeEntry => ({
  id: startedAt,
  clientId: 'marrowstone',
  startedAt,
  endedAt,
  emergency,
})
const entries = [
  worked('2025-03-12T10:00:00Z', '2025-03-12T13:00:00Z'),
  worked('2025-06-09T09:00:00Z', '2025-06-09T14:00:00Z'),
  worked('2025-10-14T08:00:00Z', '2025-10-14T16:30:00Z'),
  worked('2026-01-20T10:00:00Z', '2026-01-20T16:00:00Z'),
  worked('2025-12-12T11:00:00Z', '2025-12-12T13:30:00Z', true), // typed after January's: changes nothing
  worked('2026-03-07T20:00:00Z', '2026-03-07T22:00:00Z', true),
]
const lots = grantsFor(twenty, '2026-12-31')
const result = rate({ entries, agreements: [twenty], rateCard, lots })
for (const { workedOn, lotId, billableMinutes, drawnUnits } of result.pieces) {
  console.log(`${workedOn}: ${billableMinutes} minutes draw ${drawnUnits} from ${lotId}`)
}
for (const lot of result.lots) {
  const earned = recognitionOf(lot, '2026-12-31').map(({ on, kind, minor }) => `${on} ${kind} ${minor}`)
  console.log(`${lot.lineKey}: ${earned.join(', ')}`)
}
console.log(
  'deferred on 31 Dec 2025:',
  deferredOn(result.lots, '2025-12-31')
    .map(({ minor }) => minor)
    .join(' and '),
)
console.log(
  'billed:',
  feesDue(twenty, [], '2026-12-31', null)
    .map(({ dueOn, netMinor }) => `${dueOn} ${netMinor}`)
    .join(', '),
)
