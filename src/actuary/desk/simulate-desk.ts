import type { DeskReason } from '#actuary/desk/check-desk.ts'
import { type DeskReport, deskReport } from '#actuary/desk/desk-report.ts'
import { layOutDesk } from '#actuary/desk/layout.ts'
import type { ArrivalModel, Desk, ResponsePromise } from '#actuary/desk/model.ts'
import { replicate } from '#actuary/desk/replications.ts'
import { joinedTally, type Tally } from '#actuary/desk/tally.ts'
import { count, type FigureFault } from '#actuary/figures.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

export type DeskRun = {
  seed: number | string
  replications: number
  /** The first replication; another call may go on from where this one ends. */
  from?: number
  /** Measured months, counted from the desk's first day. */
  months: number
  promises?: readonly ResponsePromise[]
}

/**
 * Simulates the service desk, event by event: tickets as their clients ask for them, technicians as they are there, the most
 * urgent ticket first. Answers how many tickets are begun in time for each promise, with a 95 % interval, how long tickets
 * wait by client and class, and how busy the technicians are.
 *
 * Rates are per month, work in hours, promises in minutes of their calendars. Same seed, same answer; {@link joinDeskReports}
 * joins the reports of neighbouring ranges of replications into the report of one call.
 *
 * @returns refuses what makes no sense with the thing named, e.g. `nobody-has-skill` with client, class and skill
 */
export function simulateDesk(
  desk: Desk,
  load: readonly ArrivalModel[],
  { seed, replications, from = 0, months, promises = [] }: DeskRun,
): Decision<DeskReport, DeskReason | 'too-many-months'> {
  const fault = faultInRun({ replications, from, months })
  if (fault !== undefined) return fault
  const layout = layOutDesk(desk, load, promises, months)
  if (!layout.yes) return layout
  const scenario = { candidateShare: 1, technicians: desk.technicians.length }
  const [tally] = replicate(layout.value, [scenario], { seed, from, replications }, false)
  if (tally === undefined) return no('no-load')
  return yes(deskReport(tally, layout.value.promises, layout.value.classes))
}

/** The reports of neighbouring ranges of replications of the same question as one; refuses gaps and overlaps. */
export function joinDeskReports(reports: readonly DeskReport[]): Decision<DeskReport, 'ranges-do-not-join'> {
  const [first] = reports
  const tally: Tally | undefined = joinedTally(reports.map((report) => report.tally))
  if (first === undefined || tally === undefined) return no('ranges-do-not-join', { ranges: reports.length })
  return yes(deskReport(tally, first.promises, first.classes))
}

export function faultInRun(run: {
  replications: number
  from: number
  months: number
}):
  | FigureFault
  | { yes: false; reason: 'too-many-months'; about?: Record<string, string | number> }
  | undefined {
  const fault =
    count('replications', run.replications) ?? count('from', run.from, 0) ?? count('months', run.months)
  if (fault !== undefined) return fault
  return run.months > 24 ? no('too-many-months', { months: run.months, most: 24 }) : undefined
}
