import type { CountFact } from '../rules/counts.ts'
import type { RolloverRule } from '../rules/lines.ts'
import { agreed } from './northlight.ts'

/** Story (a): 10 hours a month for 1,050.00, overage at 115.00, after-hours premium waived. */
export const steady = (order?: RolloverRule['order']) =>
  agreed('steady', '2026-01-01', {
    lines: [
      {
        kind: 'retainer',
        key: 'hours',
        name: 'Steady 10',
        unitPrice: '1050.00',
        allowance: { unit: 'minutes', amount: 600 },
        rollover: { mode: 'next-only', ...(order && { order }) },
        overage: { kind: 'bill', rateMinor: 11_500 },
      },
    ],
    benefits: [{ kind: 'after-hours-premium', bp: 10_000 }],
  })

const burn = { evening: 15_000, weekend: 15_000, emergency: 20_000 }

/** Story (b): two blocks of 20 hours, a year each. */
export const blocks = agreed('twenty', '2025-02-03', {
  lines: [
    {
      kind: 'block',
      key: 'a',
      name: 'Twenty, first',
      unitPrice: '2200.00',
      allowance: { unit: 'minutes', amount: 1_200 },
      lifetimeMonths: 12,
      overage: { kind: 'bill' },
      burn,
    },
    {
      kind: 'block',
      key: 'b',
      name: 'Twenty, second',
      startsOn: '2025-12-01',
      unitPrice: '2300.00',
      allowance: { unit: 'minutes', amount: 1_200 },
      lifetimeMonths: 12,
      overage: { kind: 'bill' },
      burn,
    },
  ],
})

/** Story (c): 38.00 for each endpoint, remote work covered, projects at time and materials less 10 %. */
export const perEndpoint = agreed('care', '2026-04-01', {
  lines: [
    {
      kind: 'fixed-fee',
      key: 'care',
      name: 'Care per endpoint',
      unitPrice: '38.00',
      quantity: { of: 'endpoints', rule: 'by-day' },
    },
  ],
  exclusions: [
    { name: 'projects', where: { workTypes: ['project'] }, fallback: { to: 'time-and-materials' } },
  ],
  benefits: [{ kind: 'hourly-discount', bp: 1_000 }],
})

export const endpoints: CountFact[] = [
  { of: 'endpoints', fromOn: '2026-04-01', count: 24 },
  { of: 'endpoints', fromOn: '2026-04-14', count: 27 },
  { of: 'endpoints', fromOn: '2026-05-21', count: 26 },
]
