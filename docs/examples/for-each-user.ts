import { type AgreementTerms, type CountFact, grantsFor } from '../../src/engine.ts'

// An hour for each of the users the fee is paid for: ten of them, and two more from 16 April on.
const hourEach: AgreementTerms = {
  id: 'AGR-1042',
  clientId: 'jarrowby',
  currency: 'EUR',
  versions: [
    {
      effectiveOn: '2026-04-01',
      startsOn: '2026-04-01',
      endsOn: null,
      terms: {
        lines: [
          {
            kind: 'retainer',
            key: 'hours',
            name: 'An hour each',
            unitPrice: '89.00',
            quantity: { of: 'user', rule: 'by-day' },
            allowance: { unit: 'minutes', amount: 60, perUnit: true },
            rollover: { mode: 'none' },
            overage: { kind: 'bill' },
          },
        ],
      },
    },
  ],
}
const counts: CountFact[] = [
  { of: 'user', fromOn: '2026-04-01', count: 10 },
  { of: 'user', fromOn: '2026-04-16', count: 12 },
]
for (const { granted, usableFrom } of grantsFor(hourEach, '2026-05-01', counts))
  console.log(`${granted} minutes from ${usableFrom}`)
