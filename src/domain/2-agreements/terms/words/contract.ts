import { z } from 'zod'
import { Day, Id } from '#kernel/contract.ts'

/** Words that terms are made of. */
export const Count = z.int().nonnegative()
const DayClass = z.enum(['business', 'evening', 'weekend', 'holiday'])
const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])

export const keyed = <Value extends z.ZodType>(value: Value) => z.record(z.string().min(1).max(60), value)

/** A price in the major unit with up to six decimals, as text: '38.00'. */
export const Price = z.string().regex(/^\d{1,10}(\.\d{1,6})?$/, 'A price such as 38.00 is right.')

const Words = z.array(z.string().min(1).max(60)).max(50)

export const WorkFilterShape = z.strictObject({
  categories: Words.optional(),
  workTypes: Words.optional(),
  roles: Words.optional(),
  channels: Words.optional(),
  classes: z.array(DayClass).optional(),
  siteIds: z.array(Id).optional(),
  emergency: z.boolean().optional(),
})

export const CoverageShape = z.strictObject({
  categories: Words.optional(),
  roles: Words.optional(),
  workTypes: Words.optional(),
  channels: Words.optional(),
  windows: z.array(DayClass).optional(),
  siteIds: z.array(Id).optional(),
  emergencies: z.boolean().optional(),
  sizeMinutes: Count.optional(),
})

const OpenHours = z.array(z.tuple([z.string(), z.string()]))
export const CalendarShape = z.strictObject({
  timezone: z.string().min(1),
  hours: z.partialRecord(Weekday, OpenHours),
  weekend: z.array(Weekday).optional(),
  holidays: z.array(Day).optional(),
  dateOverrides: z.record(Day, OpenHours).optional(),
  breaks: z.record(Day, OpenHours).optional(),
})
