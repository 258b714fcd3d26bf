import { type RateCard, rate, type TimeEntry } from '../../src/engine.ts'

const hours: [string, string][] = [['09:00', '17:30']]
const rateCard: RateCard = {
  currency: 'EUR',
  calendar: {
    timezone: 'Europe/Dublin',
    hours: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    holidays: ['2026-04-06'],
  },
  lists: [
    { fromOn: '2025-01-01', defaultMinor: 11_500 },
    {
      fromOn: '2026-01-01',
      defaultMinor: 12_000,
      roles: { helpdesk: 9_500 },
      multipliers: { evening: 15_000, weekend: 15_000, holiday: 20_000, emergency: 20_000 },
    },
  ],
  rounding: {
    default: { group: 'ticket-day', increment: 15, grace: 5 },
    workTypes: { 'on-site': { group: 'entry', increment: 30, minimum: 60, grace: 10 } },
  },
  travel: { kind: 'flat', zones: { A: 4_500, B: 7_500 }, beyond: { perKmMinor: 80 } },
}

// A client without an agreement. Sunday night into Easter Monday: split where the class changes.
const entries: TimeEntry[] = [
  { id: 'old list', clientId: 'quillhaven', workedOn: '2025-12-30', minutes: 60 },
  { id: 'helpdesk', clientId: 'quillhaven', workedOn: '2026-01-06', minutes: 33, role: 'helpdesk' },
  {
    id: 'night',
    clientId: 'quillhaven',
    startedAt: '2026-04-05T21:30:00.000Z',
    endedAt: '2026-04-06T00:00:00.000Z',
    emergency: false,
  },
  {
    id: 'visit',
    clientId: 'quillhaven',
    startedAt: '2026-04-07T08:00:00.000Z',
    endedAt: '2026-04-07T08:20:00.000Z',
    workType: 'on-site',
    visit: { id: 'V-7', travel: { zone: 'B' } },
  },
]
for (const piece of rate({ entries, agreements: [], rateCard, lots: [] }).pieces) {
  const { entryId, kind, class: dayClass, actualMinutes, billableMinutes, billedMinor } = piece
  console.log(
    `${entryId}: ${kind}, ${dayClass}, ${actualMinutes} worked, ${billableMinutes} billable, ${billedMinor}`,
  )
}
