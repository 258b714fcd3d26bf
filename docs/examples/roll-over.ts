import { type AgreementTerms, grantsFor, type RolloverRule } from '../../src/engine.ts'

// What each roll-over rule makes of 10 hours a month, granted from 20 March on: 12 of 31 days are 4 hours.
const steady = (rollover: RolloverRule): AgreementTerms => ({
  id: 'AGR-1042',
  clientId: 'jarrowby',
  currency: 'EUR',
  versions: [
    {
      effectiveOn: '2026-03-20',
      startsOn: '2026-03-20',
      endsOn: null,
      terms: {
        lines: [
          {
            kind: 'retainer',
            key: 'hours',
            name: 'Steady 10',
            unitPrice: '1050.00',
            allowance: { unit: 'minutes', amount: 600 },
            rollover,
            overage: { kind: 'bill', rateMinor: 11_500 },
          },
        ],
      },
    },
  ],
})
const rules: RolloverRule[] = [
  { mode: 'none' },
  { mode: 'next-only' },
  { mode: 'capped', cap: 180 },
  { mode: 'lifetime', days: 75 },
  { mode: 'pooled', periods: 3 },
  { mode: 'signed' },
]
for (const rule of rules) {
  const windows = grantsFor(steady(rule), '2026-04-30').map(
    ({ granted, usableFrom, usableTo }) => `${granted} from ${usableFrom} to ${usableTo ?? 'whenever'}`,
  )
  console.log(`${rule.mode}: ${windows.join(', ')}`)
}
