import {
  type AgreementTerms,
  type CountFact,
  type FeeDue,
  feesDue,
  monthlyRecurring,
  type RateCard,
  rate,
  type TimeEntry,
} from '../../src/engine.ts'

// Story (c): 38.00 for each endpoint in advance, trued up by day; projects at time and materials less 10 %.
const perEndpoint: AgreementTerms = {
  id: 'AGR-1021',
  clientId: 'fennimore',
  currency: 'EUR',
  versions: [
    {
      effectiveOn: '2026-04-01',
      startsOn: '2026-04-01',
      endsOn: null,
      terms: {
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
      },
    },
  ],
}
const counts: CountFact[] = [
  { of: 'endpoints', fromOn: '2026-04-01', count: 24 },
  { of: 'endpoints', fromOn: '2026-04-14', count: 27 },
  { of: 'endpoints', fromOn: '2026-05-21', count: 26 },
]

// Each run keeps what it billed; asking again gives nothing twice.
const billed: FeeDue[] = []
for (const first of ['2026-04-01', '2026-05-01', '2026-06-01']) {
  const fees = feesDue(perEndpoint, counts, first, null, billed)
  for (const { kind, quantity, unitPrice, share, netMinor } of fees) {
    console.log(`${first}: ${kind} ${quantity} × ${unitPrice} × ${share.days}/${share.of} = ${netMinor}`)
  }
  billed.push(...fees)
}

const hours: [string, string][] = [['09:00', '17:30']]
const rateCard: RateCard = {
  currency: 'EUR',
  calendar: {
    timezone: 'Europe/Dublin',
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  },
  lists: [
    {
      fromOn: '2026-01-01',
      defaultMinor: 12_000,
      roles: { helpdesk: 9_500, senior: 12_000 },
      multipliers: { evening: 15_000 },
    },
  ],
}
const worked = (day: string, from: string, to: string, facts: Partial<TimeEntry>): TimeEntry => ({
  id: `${day} ${from}`,
  clientId: 'fennimore',
  startedAt: `${day}T${from}:00+01:00`,
  endedAt: `${day}T${to}:00+01:00`,
  ...facts,
})
const remote = { role: 'helpdesk', workType: 'remote' }
const project = { role: 'senior', workType: 'project' }
const entries = [
  worked('2026-05-07', '09:00', '14:00', remote),
  worked('2026-05-11', '13:00', '17:30', remote),
  worked('2026-05-12', '09:00', '17:00', project),
  worked('2026-05-13', '09:00', '15:00', project),
  worked('2026-05-14', '16:30', '20:30', project),
]
const { pieces } = rate({ entries, agreements: [perEndpoint], rateCard, lots: [] })
for (const { workedOn, class: dayClass, billableMinutes, outcome, listMinor, billedMinor } of pieces) {
  console.log(
    `${workedOn} ${dayClass}: ${billableMinutes} minutes ${outcome}, list ${listMinor}, billed ${billedMinor}`,
  )
}
const recurring = (day: string) => monthlyRecurring(perEndpoint, day, counts)[0]?.minor
console.log('recurring:', ['2026-04-01', '2026-04-14', '2026-05-21'].map(recurring).join(', '))
