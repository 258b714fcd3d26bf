import type { DeskReason } from '#actuary/desk/check-desk.ts'
import { layOutDesk } from '#actuary/desk/layout.ts'
import type { ArrivalModel, Desk, ResponsePromise, Technician } from '#actuary/desk/model.ts'
import { type PromiseCheck, promiseCheck, smallerShares } from '#actuary/desk/promise-check.ts'
import { type Replications, replicate } from '#actuary/desk/replications.ts'
import { faultInRun } from '#actuary/desk/simulate-desk.ts'
import { joinedTally, type Tally } from '#actuary/desk/tally.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

/** Can this desk keep these promises when the candidate's work comes on top of the book's? */
export type PromiseQuestion = {
  desk: Desk
  book: readonly ArrivalModel[]
  candidate: ArrivalModel
  /** Those of existing clients and the candidate's. */
  promises: readonly ResponsePromise[]
  /** Measured months per replication, counted from the desk's first day. */
  months: number
  /** Whom one more technician would work like; else the first one's hours with every skill of the desk. */
  hire?: Technician
}

/** Counts of a range of replications, by scenario: plain data that a worker thread can hand over. */
export type PromiseRuns = { tallies: Tally[] }

type RunReason = DeskReason | 'too-many-months' | 'hire-has-their-id'

/**
 * Answers a promise question in one call. The verdict is `yes` when the lower end of the 95 % interval of every promise
 * reaches its goal after signing, existing clients' included; `no` when the upper end of one stays below; else `more-runs`.
 *
 * Before, after and the what-ifs run on common random numbers: the same tickets, absences and hours in all of them.
 * 200 replications of 3 months are the default: 8 technicians take about a second.
 *
 * @returns refuses what {@link layOutDesk} refuses
 */
export function canPromise(
  desk: Desk,
  book: readonly ArrivalModel[],
  candidate: ArrivalModel,
  promises: readonly ResponsePromise[],
  options: { seed: number | string; replications?: number; months?: number; hire?: Technician },
): Decision<PromiseCheck, RunReason | 'too-few-replications' | 'ranges-do-not-join' | 'no-promises'> {
  const { seed, replications = 200, months = 3, hire } = options
  const question = { desk, book, candidate, promises, months, hire }
  const runs = runPromises(question, { seed, from: 0, replications })
  return runs.yes ? judgePromises(question, [runs.value]) : runs
}

/** Runs a range of replications of a question; ranges may run anywhere and in any order. */
export function runPromises(
  question: PromiseQuestion,
  range: Replications,
): Decision<PromiseRuns, RunReason> {
  const { desk, book, candidate, promises, months } = question
  const fault = faultInRun({ ...range, months })
  if (fault !== undefined) return fault
  const hire = question.hire ?? usualHire(desk)
  if (desk.technicians.some(({ id }) => id === hire.id))
    return no('hire-has-their-id', { technician: hire.id })
  const technicians = desk.technicians.length
  const layout = layOutDesk(
    { ...desk, technicians: [...desk.technicians, hire] },
    [...book, candidate],
    promises,
    months,
  )
  if (!layout.yes) return layout
  const scenarios = [
    { candidateShare: 0, technicians },
    { candidateShare: 1, technicians },
    { candidateShare: 1, technicians: technicians + 1 },
    ...smallerShares.map((candidateShare) => ({ candidateShare, technicians })),
  ]
  return yes({ tallies: replicate(layout.value, scenarios, range, true) })
}

/** The answer from all ranges, which must follow on one another without gaps. */
export function judgePromises(
  { promises, months }: PromiseQuestion,
  runs: readonly PromiseRuns[],
): Decision<PromiseCheck, 'too-few-replications' | 'ranges-do-not-join' | 'no-promises'> {
  if (promises.length === 0) return no('no-promises')
  const tallies: Tally[] = []
  for (let scenario = 0; scenario < 3 + smallerShares.length; scenario += 1) {
    const parts = runs.flatMap((run) => run.tallies.slice(scenario, scenario + 1))
    const joined = joinedTally(parts)
    if (joined === undefined || parts.length !== runs.length)
      return no('ranges-do-not-join', { ranges: runs.length })
    tallies.push(joined)
  }
  const [before, after, withHire, ...smaller] = tallies
  if (before === undefined || after === undefined || withHire === undefined) return no('ranges-do-not-join')
  if (before.replications < 2)
    return no('too-few-replications', { replications: before.replications, least: 2 })
  return yes(promiseCheck(promises, months, { before, after, withHire, smaller }))
}

function usualHire({ technicians }: Desk): Technician {
  const [first] = technicians
  if (first === undefined) throw new RangeError('a desk without technicians hires nobody')
  const skills = [...new Set(technicians.flatMap((technician) => technician.skills))]
  return { ...first, id: 'one more technician', skills, leave: [], onCall: [] }
}
