import type { DayClass } from '#kernel/business-calendar.ts'

/** Picks work by what is known of it. Absent lists pick everything; those given must all hold. */
export type WorkFilter = {
  categories?: readonly string[]
  workTypes?: readonly string[]
  roles?: readonly string[]
  channels?: readonly string[]
  classes?: readonly DayClass[]
  siteIds?: readonly string[]
  emergency?: boolean
}

/** What a filter can ask about a piece of work. */
export type WorkFacts = {
  category?: string
  workType?: string
  role?: string
  channel?: string
  siteId?: string
  emergency?: boolean
}

export function picks(filter: WorkFilter, work: WorkFacts, dayClass: DayClass): boolean {
  if (!allows(filter.categories, work.category)) return false
  if (!allows(filter.workTypes, work.workType)) return false
  if (!allows(filter.roles, work.role)) return false
  if (!allows(filter.channels, work.channel)) return false
  if (!allows(filter.siteIds, work.siteId)) return false
  if (!allows(filter.classes, dayClass)) return false
  return filter.emergency === undefined || filter.emergency === (work.emergency ?? false)
}

/** Whether a list that may be absent names the value; an unknown value is on no list. */
export const allows = <Word extends string>(list: readonly Word[] | undefined, value: Word | undefined) =>
  list === undefined || (value !== undefined && list.includes(value))
