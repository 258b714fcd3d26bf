import type { ChanceKept, PromiseCheck, Verdict, WhatIf } from '#actuary/desk.ts'
import { minutesWords } from '#agreements/rules'
import type { PooledPromise } from './promises.ts'
import type { PromiseInputs } from './question.ts'
import { percent, wordsOf } from './words.ts'

export type CheckedPromise = {
  id: string
  says: string
  channel: PooledPromise['channel']
  targetMinutes: number
  plans: string[]
  clientIds: string[]
  isOffered: boolean
  goal: number
  before: ChanceKept | null
  after: ChanceKept | null
  change: { change: number; ci95: [low: number, high: number] } | null
  verdictBefore: Verdict | null
  verdict: Verdict
  withHire: { chance: ChanceKept | null; verdict: Verdict }
  /** The shortest tried target that would be kept; null when none would. */
  looserTargetMinutes: number | null
}

/** The frozen answer to a promise check. */
export type PromiseResult = {
  model: string
  verdict: Verdict
  /** The verdict as a sentence. */
  says: string
  replications: number
  months: number
  promises: CheckedPromise[]
  /** What would change it, each in a sentence. */
  whatIfs: { hire: Told; looser: Told; smaller: Told }
  load: { before: number; after: number; withHire: number }
  ticketsPerMonth: { before: number; added: number }
  replicationsNeeded: number | null
}
type Told = { verdict: Verdict; says: string }

export type Names = { client: string; offer: string; endpoints: number }

/** The check in the words and order in which it is read. */
export function resultOf(check: PromiseCheck, inputs: PromiseInputs, names: Names): PromiseResult {
  const { whatIfs, load } = check
  const promises = check.promises.flatMap((told, at): CheckedPromise[] => {
    const promise = inputs.promises[at]
    const hired = whatIfs.oneMoreTechnician.promises[at]
    if (!promise || !hired) return []
    const { before, after, change, goal, verdictBefore, verdict } = told
    return [
      {
        id: promise.id,
        says: wordsOf(promise),
        channel: promise.channel,
        targetMinutes: promise.targetMinutes,
        plans: promise.plans,
        clientIds: promise.clientIds,
        isOffered: promise.isOffered,
        goal,
        before,
        after,
        change,
        verdictBefore,
        verdict,
        withHire: { chance: hired.chance, verdict: hired.verdict },
        looserTargetMinutes: whatIfs.looserPromises[at]?.targetMinutes ?? null,
      },
    ]
  })
  const { replications, months, model, verdict, replicationsNeeded } = check
  const sum = (loads: PromiseInputs['book']) => loads.reduce((total, one) => total + one.ticketsPerMonth, 0)
  return {
    model,
    verdict,
    says: verdictWords(verdict, promises, names, replicationsNeeded),
    replications,
    months,
    promises,
    whatIfs: {
      hire: hireWords(whatIfs.oneMoreTechnician, promises),
      looser: looserWords(promises),
      smaller: smallerWords(whatIfs.smallerClient, names),
    },
    load: { ...load, withHire: whatIfs.oneMoreTechnician.load },
    ticketsPerMonth: { before: sum(inputs.book), added: inputs.candidate.ticketsPerMonth },
    replicationsNeeded,
  }
}

function verdictWords(
  verdict: Verdict,
  promises: readonly CheckedPromise[],
  { client, offer }: Names,
  needed: number | null,
): string {
  const goal = percent(promises[0]?.goal ?? 0)
  if (verdict === 'yes')
    return `Yes. With ${client} under ${offer}, all ${promises.length} promises are kept for at least ${goal} of their tickets.`
  if (verdict === 'more-runs')
    return `Not settled yet. Nothing is clearly broken, but some chances lie too near to ${goal}${needed === null ? '.' : `: about ${needed} runs would tell.`}`
  const broken = promises.filter((one) => one.verdict === 'no')
  const [worst] = broken.toSorted((a, b) => (a.after?.p ?? 0) - (b.after?.p ?? 0))
  const worstWords =
    worst &&
    `“${worst.says}” would be kept for ${percent(worst.after?.p ?? 0)} of its tickets, where ${goal} is the goal`
  return `No. With ${client} under ${offer}, ${broken.length} of ${promises.length} promises would be broken: ${worstWords}.${otherClients(broken)}`
}

/** Promises that clients have suffer first, and may be broken already. */
function otherClients(broken: readonly CheckedPromise[]): string {
  const had = broken.filter(({ isOffered }) => !isOffered)
  const already = had.filter(({ verdictBefore }) => verdictBefore === 'no').length
  if (had.length === 0) return ' Clients you have keep theirs.'
  const said =
    had.length === 1
      ? ' One of them is given to clients you have'
      : ` ${had.length} of them are given to clients you have`
  if (already === 0) return `${said}.`
  return `${said}, ${already === had.length ? (already === 1 ? 'and is broken today' : 'and are broken today') : `${already} of which ${already === 1 ? 'is' : 'are'} broken today`}.`
}

const heldOf = (promises: readonly { verdict: Verdict }[]) =>
  `${promises.filter(({ verdict }) => verdict === 'yes').length} of ${promises.length}`

function hireWords(hire: WhatIf, promises: readonly CheckedPromise[]): Told {
  const [worst] = promises.toSorted((a, b) => (a.after?.p ?? 1) - (b.after?.p ?? 1))
  const lift = worst
    ? ` “${worst.says}” would be kept for ${percent(worst.withHire.chance?.p ?? 0)} instead of ${percent(worst.after?.p ?? 0)}.`
    : ''
  const load = `The desk would be asked for ${percent(hire.load)} of its hours.`
  const says = {
    yes: `One more technician would keep every promise. ${load}`,
    no: `One more technician would keep ${heldOf(hire.promises)} promises, not all.${lift} ${load}`,
    'more-runs': `One more technician would keep ${heldOf(hire.promises)} promises for sure, and break none for sure.${lift} ${load}`,
  }[hire.verdict]
  return { verdict: hire.verdict, says }
}

/** What is broken: the offer's own by name, of the others only how many. What is open isn't shown to be too tight. */
function looserWords(promises: readonly CheckedPromise[]): Told {
  const short = promises.filter(({ verdict }) => verdict === 'no')
  if (short.length === 0)
    return { verdict: 'yes', says: 'No promise has to be looser for what is known now.' }
  const told = short.filter(({ isOffered }) => isOffered).map(looserPromise)
  const had = short.length - told.length
  const rest = had === 1 ? 'One promise that clients have' : `${had} promises that clients have`
  if (had > 0) told.push(`${rest} would have to be looser${told.length > 0 ? ' too' : ''}.`)
  const isHopeless = short.some(({ looserTargetMinutes }) => looserTargetMinutes === null)
  return { verdict: isHopeless ? 'no' : 'yes', says: told.join(' ') }
}

const looserPromise = ({ says, looserTargetMinutes }: CheckedPromise) =>
  looserTargetMinutes === null
    ? `“${says}” would not hold at any target that was tried, up to 24 times as long.`
    : `“${says}” would hold at ${minutesWords(Math.round(looserTargetMinutes))}.`

function smallerWords(smaller: readonly (WhatIf & { share: number })[], { client, endpoints }: Names): Told {
  const size = (share: number) => `about ${Math.round(endpoints * share)} endpoints`
  const fits = smaller.find(({ verdict }) => verdict === 'yes')
  if (fits)
    return {
      verdict: 'yes',
      says: `${client} at ${size(fits.share)} would fit: every promise would be kept.`,
    }
  const smallest = smaller.at(-1)
  if (!smallest) return { verdict: 'no', says: 'No smaller size was tried.' }
  const kept = heldOf(smallest.promises)
  return {
    verdict: smallest.verdict,
    says: `Even at ${size(smallest.share)} only ${kept} promises would be kept for sure.`,
  }
}
