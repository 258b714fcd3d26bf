import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Name, Revision } from '#kernel/contract.ts'

const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
const OpenHours = z.array(z.tuple([z.string(), z.string()]).readonly()).readonly()
/** Weekday to its openings; two of them are a split shift. Days without an entry are closed. */
export const Hours = z.partialRecord(Weekday, OpenHours)

/** A service calendar as the kernel reads it. */
export const CalendarSpec = z.object({
  timezone: z.string().min(1),
  hours: Hours,
  weekend: z.array(Weekday).readonly().optional(),
  holidays: z.array(Day).max(400).readonly().optional(),
  dateOverrides: z.record(z.string(), OpenHours).optional(),
  breaks: z.record(z.string(), OpenHours).optional(),
})

const Calendar = z.object({
  id: Id,
  name: z.string(),
  isDefault: z.boolean(),
  spec: CalendarSpec,
  revision: Revision,
})
const CalendarFields = z.object({ name: Name, spec: CalendarSpec })
const tags = ['firm']

export const calendarsContract = {
  listCalendars: oc
    .route({ method: 'GET', path: '/calendars', tags, summary: 'The service calendars, the default first' })
    .output(z.object({ items: z.array(Calendar), total: z.int() })),
  addCalendar: oc
    .route({
      method: 'POST',
      path: '/calendars',
      tags,
      summary: 'Add a service calendar',
      successStatus: 201,
    })
    .input(CalendarFields)
    .output(z.object({ id: Id })),
  changeCalendar: oc
    .route({ method: 'PUT', path: '/calendars/{id}', tags, summary: 'Change hours, holidays and exceptions' })
    .input(CalendarFields.extend({ id: Id, revision: Revision }))
    .output(Calendar),
  makeCalendarDefault: oc
    .route({ method: 'PUT', path: '/calendars/{id}/default', tags, summary: "Make it the firm's own" })
    .input(z.object({ id: Id }))
    .output(Calendar),
  listPublicHolidays: oc
    .route({
      method: 'GET',
      path: '/public-holidays',
      tags,
      summary: "A country's public holidays of a year, where they follow from a rule",
    })
    .input(z.object({ country: z.string().length(2), year: z.coerce.number().int().min(1990).max(2200) }))
    .output(z.object({ items: z.array(z.object({ on: Day, name: z.string() })), total: z.int() })),
}
