import { type AgreementTerms, explain, type RateCard, rate, type TimeEntry } from '../../src/engine.ts'

// Care for nine users: help in business hours, projects at time and materials less 10 %, half the evening premium.
const care: AgreementTerms = {
  id: 'AGR-1007',
  clientId: 'carrowmel',
  currency: 'EUR',
  versions: [
    {
      effectiveOn: '2026-01-01',
      startsOn: '2026-01-01',
      endsOn: '2027-01-01',
      terms: {
        lines: [
          {
            kind: 'fixed-fee',
            key: 'care',
            name: 'Care',
            unitPrice: '79.00',
            quantity: { of: 'users', rule: 'by-day', minimum: 5 },
            covers: { windows: ['business'], sizeMinutes: 240 },
          },
        ],
        exclusions: [
          { name: 'projects', where: { workTypes: ['project'] }, fallback: { to: 'time-and-materials' } },
        ],
        benefits: [
          { kind: 'hourly-discount', bp: 1_000 },
          { kind: 'after-hours-premium', bp: 5_000 },
          { kind: 'response', channel: 'phone', targetMinutes: 60, hours: 'service' },
        ],
        renewal: { kind: 'term', months: 12, noticeDays: 60 },
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
  },
  lists: [{ fromOn: '2026-01-01', defaultMinor: 12_000, multipliers: { evening: 15_000 } }],
}
const work = { clientId: 'carrowmel', ticketId: 'T-1' }
const entries: TimeEntry[] = [
  { ...work, id: 'help', startedAt: '2026-02-03T16:30:00.000Z', endedAt: '2026-02-03T18:30:00.000Z' },
  { ...work, id: 'project', workedOn: '2026-02-04', minutes: 60, workType: 'project' },
  { ...work, id: 'more', workedOn: '2026-02-05', minutes: 120 },
]
const { pieces, totals } = rate({ entries, agreements: [care], rateCard, lots: [] })
for (const piece of pieces) {
  console.log(`— ${piece.entryId}, ${piece.billableMinutes} minutes: ${piece.outcome}`)
  for (const sentence of explain(piece, { care: 'Care' })) console.log(`  ${sentence}`)
}
console.log(totals.EUR?.listMinor, totals.EUR?.billedMinor, totals.EUR?.coveredMinor, totals.EUR?.heldMinor)
