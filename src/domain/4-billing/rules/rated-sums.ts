import type { Day } from '#kernel/days.ts'
import type { Currency } from '#kernel/money.ts'

export const sumNames = [
  'coveredMinutes',
  'billedMinutes',
  'givenMinutes',
  'billedMinor',
  'listMinor',
  'waivedMinor',
  'discountMinor',
  'rateSavingMinor',
  'coveredMinor',
  'givenMinor',
] as const

/** What rating made of an entry, in sums that can be added and taken off. */
export type RatedSums = Record<(typeof sumNames)[number], number>

/** What became of an entry when its period closed; later rows of the same entry are differences. */
export type RatedEntry = RatedSums & {
  timeEntryId: string
  clientId: string
  agreementId: string | null
  workedOn: Day
  currency: Currency
  category: string
  workType: string
}

export function mapSums(of: (name: keyof RatedSums) => number): RatedSums {
  return {
    coveredMinutes: of('coveredMinutes'),
    billedMinutes: of('billedMinutes'),
    givenMinutes: of('givenMinutes'),
    billedMinor: of('billedMinor'),
    listMinor: of('listMinor'),
    waivedMinor: of('waivedMinor'),
    discountMinor: of('discountMinor'),
    rateSavingMinor: of('rateSavingMinor'),
    coveredMinor: of('coveredMinor'),
    givenMinor: of('givenMinor'),
  }
}
