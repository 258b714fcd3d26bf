import { type ChanceKept, chanceOf, changeOf } from '#actuary/desk/chance.ts'
import { loadOf, responsesOf } from '#actuary/desk/desk-report.ts'
import { deskAssumptions, deskModel, type ResponsePromise } from '#actuary/desk/model.ts'
import { rungs, type Tally } from '#actuary/desk/tally.ts'

/** Sizes of the candidate that are tried beside his own: with three quarters, half and a quarter of his tickets. */
export const smallerShares = [0.75, 0.5, 0.25] as const

export type Verdict = 'yes' | 'no' | 'more-runs'

export type PromiseCheck = {
  model: string
  assumptions: readonly string[]
  verdict: Verdict
  replications: number
  months: number
  promises: PromiseVerdict[]
  whatIfs: {
    oneMoreTechnician: WhatIf
    /** For each promise the shortest tried target that would be kept after signing; null when none would. */
    looserPromises: { id: string; targetMinutes: number | null }[]
    smallerClient: (WhatIf & { share: number })[]
  }
  /** Hours asked for ÷ hours there, before and after signing. */
  load: { before: number; after: number }
  /** Roughly how many replications would settle a `more-runs`; null when it is settled. */
  replicationsNeeded: number | null
}

export type PromiseVerdict = {
  id: string
  clientIds: readonly string[]
  goal: number
  /** Chance that a ticket is met in time; null when none came. */
  before: ChanceKept | null
  after: ChanceKept | null
  change: { change: number; ci95: [low: number, high: number] } | null
  /** Without the candidate: a promise may be broken already. Null when no ticket came, as for the candidate's own. */
  verdictBefore: Verdict | null
  verdict: Verdict
}

export type WhatIf = {
  verdict: Verdict
  load: number
  promises: { id: string; chance: ChanceKept | null; verdict: Verdict }[]
}

type Tallies = { before: Tally; after: Tally; withHire: Tally; smaller: Tally[] }

/** Judges the counts of all scenarios. */
export function promiseCheck(
  promises: readonly ResponsePromise[],
  months: number,
  { before, after, withHire, smaller }: Tallies,
): PromiseCheck {
  const verdicts = promises.map((promise, place) => verdictOn(promise, place, before, after))
  return {
    model: deskModel,
    assumptions: deskAssumptions,
    verdict: worst(verdicts.map(({ verdict }) => verdict)),
    replications: after.replications,
    months,
    promises: verdicts,
    whatIfs: {
      oneMoreTechnician: whatIf(promises, withHire),
      looserPromises: promises.map((promise, place) => looserPromise(promise, place, after)),
      smallerClient: smaller.map((tally, n) => ({
        share: smallerShares[n] ?? 0,
        ...whatIf(promises, tally),
      })),
    },
    load: { before: loadOf(before), after: loadOf(after) },
    replicationsNeeded: replicationsNeeded(verdicts, after.replications),
  }
}

function verdictOn(
  { id, clientIds, goal }: ResponsePromise,
  place: number,
  first: Tally,
  second: Tally,
): PromiseVerdict {
  const counted = { before: responsesOf(first, place, 0), after: responsesOf(second, place, 0) }
  const before = chanceOf(counted.before.met, counted.before.tickets)
  const after = chanceOf(counted.after.met, counted.after.tickets)
  return {
    id,
    clientIds,
    goal,
    before,
    after,
    change: changeOf(counted.before, counted.after),
    verdictBefore: before && judged(before, goal),
    verdict: judged(after, goal),
  }
}

function whatIf(promises: readonly ResponsePromise[], tally: Tally): WhatIf {
  const judgedPromises = promises.map(({ id, goal }, place) => {
    const { met, tickets } = responsesOf(tally, place, 0)
    const chance = chanceOf(met, tickets)
    return { id, chance, verdict: judged(chance, goal) }
  })
  return {
    verdict: worst(judgedPromises.map(({ verdict }) => verdict)),
    load: loadOf(tally),
    promises: judgedPromises,
  }
}

function looserPromise({ id, goal, targetMinutes }: ResponsePromise, place: number, after: Tally) {
  const rung = rungs.findIndex((_, n) => {
    const { met, tickets } = responsesOf(after, place, n)
    return judged(chanceOf(met, tickets), goal) === 'yes'
  })
  return { id, targetMinutes: rung < 0 ? null : targetMinutes * (rungs[rung] ?? 1) }
}

function judged(chance: ChanceKept | null, goal: number): Verdict {
  if (chance === null) return 'more-runs'
  const [low, high] = chance.ci95
  return low >= goal ? 'yes' : high < goal ? 'no' : 'more-runs'
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('no')) return 'no'
  return verdicts.includes('more-runs') ? 'more-runs' : 'yes'
}

/** Half widths shrink with the root of the runs; what lies at its goal exactly would need more than anybody has. */
function replicationsNeeded(verdicts: readonly PromiseVerdict[], replications: number): number | null {
  let most = 0
  for (const { after, goal, verdict } of verdicts) {
    if (verdict !== 'more-runs' || after === null) continue
    const half = (after.ci95[1] - after.ci95[0]) / 2
    const distance = Math.max(Math.abs(after.p - goal), half / 7)
    most = Math.max(most, Math.ceil(replications * (half / distance) ** 2))
  }
  return most === 0 ? null : Math.max(most, replications + 1)
}
