import type { DayNumber } from '#kernel/days.ts'
import type { Currency } from '#kernel/money.ts'
import type { OpenVersion } from './open-agreement.ts'
import type { ClientRates, RateCard, RateList } from './rate-card.ts'
import type { RateSource } from './rated.ts'
import { numberOfDay } from './remembered-days.ts'
import type { TimeEntry } from './time-entry.ts'

/** The firm's lists by currency, newest first. */
export type RateLists = ReadonlyMap<Currency, readonly { from: DayNumber; list: RateList }[]>

export function openLists({ lists, currency }: RateCard): RateLists {
  const dated = lists.map((list) => ({
    from: numberOfDay(list.fromOn),
    list,
    currency: list.currency ?? currency,
  }))
  return Map.groupBy(
    dated.sort((a, b) => b.from - a.from),
    (each) => each.currency,
  )
}

/** The list in force on a day; undefined before the first one. */
export function listOn(lists: RateLists, currency: Currency, day: DayNumber): RateList | undefined {
  return lists.get(currency)?.find(({ from }) => from <= day)?.list
}

export type Rate = { minor: number; from: RateSource }

/** The hourly rate by the most specific that names one: work by hand, agreement, client, firm. */
export function rateFor(
  entry: TimeEntry,
  version: OpenVersion | null,
  client: ClientRates | undefined,
  list: RateList,
): Rate {
  const { role = '', workType = '' } = entry
  const agreed = version?.terms.rates
  if (isSet(entry.rateMinor)) return { minor: entry.rateMinor, from: 'entry' }
  if (isSet(entry.ticketRateMinor)) return { minor: entry.ticketRateMinor, from: 'ticket' }
  const ofWorkType = agreed?.workTypes?.[workType]
  if (isSet(ofWorkType)) return { minor: ofWorkType, from: 'agreement-work-type' }
  const ofRole = agreed?.roles?.[role]
  if (isSet(ofRole)) return { minor: ofRole, from: 'agreement-role' }
  if (isSet(agreed?.defaultMinor)) return { minor: agreed.defaultMinor, from: 'agreement-default' }
  const ofClient = client?.roles?.[role] ?? client?.defaultMinor
  if (isSet(ofClient)) return { minor: ofClient, from: 'client' }
  return firmRate(entry, list)
}

/** What the list says for this role, else this work type, else for anything. */
export function firmRate({ role = '', workType = '' }: TimeEntry, list: RateList): Rate {
  const ofRole = list.roles?.[role]
  if (isSet(ofRole)) return { minor: ofRole, from: 'firm-role' }
  const ofWorkType = list.workTypes?.[workType]?.rateMinor
  if (isSet(ofWorkType)) return { minor: ofWorkType, from: 'firm-work-type' }
  return { minor: list.defaultMinor, from: 'firm-default' }
}

const isSet = (minor: number | null | undefined): minor is number => minor !== null && minor !== undefined
