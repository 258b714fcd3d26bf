import { type Decision, no, yes } from '#kernel/decision.ts'

/** One month as it was billed, and the same work under the offer. Minutes where they are known. */
export type ReplayMonth = {
  /** '2026-03' */
  month: string
  billedMinor: number
  underOfferMinor: number
  minutes?: number
  afterHoursMinutes?: number
  emergencyMinutes?: number
}

/**
 * The client's last twelve months charged again under an offer. `savingMinor` is what they would have paid less;
 * negative where the offer costs more. `label` says what the months are: their own work, an old provider's bills,
 * or a usual year of the book.
 */
export type Replay = {
  label: string
  source?: 'own' | 'old-bills' | 'book' | undefined
  months: ReplayMonth[]
  billedMinor: number
  underOfferMinor: number
  savingMinor: number
}

/** Whether every part shown adds up to what is said. */
export function checkReplay(replay: Replay): Decision<Replay, 'replay-does-not-add-up'> {
  const billed = sumOf(replay.months.map(({ billedMinor }) => billedMinor))
  const underOffer = sumOf(replay.months.map(({ underOfferMinor }) => underOfferMinor))
  const adds =
    billed === replay.billedMinor &&
    underOffer === replay.underOfferMinor &&
    billed - underOffer === replay.savingMinor
  return adds ? yes(replay) : no('replay-does-not-add-up', { billed, underOffer, saving: replay.savingMinor })
}

/** The month that would have been cheapest to have been insured for, and how many were dearer than the offer. */
export function replayFacts({ months }: Replay) {
  const worst = months.reduce<ReplayMonth | undefined>(
    (most, one) => (most === undefined || one.billedMinor > most.billedMinor ? one : most),
    undefined,
  )
  const dearer = months.filter(({ billedMinor, underOfferMinor }) => underOfferMinor > billedMinor).length
  return { worst, quiet: dearer, bad: months.filter((one) => one.underOfferMinor < one.billedMinor).length }
}

const sumOf = (minors: readonly number[]) => minors.reduce((sum, minor) => sum + minor, 0)
