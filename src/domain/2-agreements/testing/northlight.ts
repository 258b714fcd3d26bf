import type { CalendarSpec } from '#kernel/business-calendar.ts'
import { dayNumber } from '#kernel/days.ts'
import { DAY_MS, type Instant, instantOf } from '#kernel/instants.ts'
import { zoneOf } from '#kernel/zone.ts'
import { grantsFor } from '../rules/grants.ts'
import type { FixedFeeLine } from '../rules/lines.ts'
import { rate } from '../rules/rate.ts'
import type { RateCard, RateList } from '../rules/rate-card.ts'
import type { RatedPiece } from '../rules/rated.ts'
import type { AgreementTerms, Terms } from '../rules/terms.ts'
import type { TimeEntry } from '../rules/time-entry.ts'

/** Northlight IT's service calendar: Irish public holidays of 2025 and 2026. */
export const dublin: CalendarSpec = {
  timezone: 'Europe/Dublin',
  hours: {
    mon: [['09:00', '17:30']],
    tue: [['09:00', '17:30']],
    wed: [['09:00', '17:30']],
    thu: [['09:00', '17:30']],
    fri: [['09:00', '17:30']],
  },
  holidays: [
    ...['2025-01-01', '2025-02-03', '2025-03-17', '2025-04-21', '2025-05-05', '2025-06-02', '2025-08-04'],
    ...['2025-10-27', '2025-12-25', '2025-12-26', '2026-01-01', '2026-02-02', '2026-03-17', '2026-04-06'],
    ...['2026-05-04', '2026-06-01', '2026-08-03', '2026-10-26', '2026-12-25', '2026-12-26'],
  ],
}

/** Northlight IT's prices of 2026, to the minute unless a test says otherwise. */
export const northlight: RateCard = {
  currency: 'EUR',
  calendar: dublin,
  lists: [
    {
      fromOn: '2024-01-01',
      defaultMinor: 12_000,
      roles: { helpdesk: 9_500, senior: 12_000 },
      workTypes: { project: { rateMinor: 14_000 } },
      multipliers: { evening: 15_000, weekend: 15_000, holiday: 20_000, emergency: 20_000 },
      travelMinor: 6_000,
    },
  ],
}

/** An agreement of one version from its first day on. */
export function agreed(
  id: string,
  startsOn: string,
  terms: Terms,
  more: Partial<AgreementTerms> = {},
): AgreementTerms {
  const version = { effectiveOn: startsOn, startsOn, endsOn: null, terms }
  return { id, clientId: 'jarrowby', currency: 'EUR', versions: [version], ...more }
}

/** The rate card, and its list, with something different. */
export const card = (more: Partial<RateCard>, list: Partial<RateList> = {}): RateCard => ({
  ...northlight,
  ...more,
  lists: northlight.lists.map((each) => ({ ...each, ...list })),
})

export const care: FixedFeeLine = { kind: 'fixed-fee', key: 'care', name: 'Care', unitPrice: '400.00' }

export const labourOnly: Terms = {
  lines: [{ kind: 'discounted-labour', key: 'labour', name: 'Labour', discountBp: 0 }],
}

/** What becomes of work under these terms, or under none. */
export function pieces(entries: TimeEntry[], terms?: Terms, rateCard: RateCard = northlight): RatedPiece[] {
  const agreements = terms ? [agreed('agreement', '2024-01-01', terms)] : []
  const lots = agreements.flatMap((agreement) => grantsFor(agreement, '2026-12-31'))
  return rate({ entries, agreements, rateCard, lots }).pieces
}

/** Work in Port Ennet, by its wall clock: worked('2026-01-08', '10:00', '14:00'). */
export function worked(day: string, from: string, to: string, more: Partial<TimeEntry> = {}): TimeEntry {
  return {
    id: `${day} ${from}`,
    clientId: 'jarrowby',
    startedAt: atWall(day, from),
    endedAt: atWall(day, to),
    ...more,
  }
}

function atWall(day: string, clock: string): Instant {
  const zone = zoneOf('Europe/Dublin')
  if (!zone.yes) throw new RangeError('Europe/Dublin is a time zone')
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return instantOf(zone.value.firstMs(dayNumber(day) * DAY_MS + (hours * 60 + minutes) * 60_000))
}
