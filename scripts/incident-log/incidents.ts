import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { z } from 'zod'
import { dayNumber } from '#kernel/days.ts'

/** One incident, in local time without zone; `week` counts from 1. */
export interface Incident {
  openedAt: string
  week: number
  location: string
  caller: string
}

const row = z.object({ opened_at: z.string(), location: z.string(), caller: z.string() })
const FIRST_MONDAY = dayNumber('2016-02-29')
/** The eleventh week ends on a Friday morning and is left out. */
const WHOLE_WEEKS = 10

export function incidentsOf(file: string): Incident[] {
  const { data } = Papa.parse(readFileSync(file, 'utf8'), { header: true, skipEmptyLines: true })
  return z
    .array(row)
    .parse(data)
    .map(({ opened_at: openedAt, location, caller }) => ({
      openedAt,
      location,
      caller,
      week: weekOf(openedAt),
    }))
    .filter(({ week, location }) => week >= 1 && week <= WHOLE_WEEKS && location !== '')
}

const weekOf = (instant: string) => Math.floor((dayNumber(instant.slice(0, 10)) - FIRST_MONDAY) / 7) + 1
