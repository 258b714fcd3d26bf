import { no } from '#kernel/decision.ts'

/** Why a single figure can't be used: `about.field` names it, `about.given` is what stood there. */
export type FigureReason =
  | 'not-positive'
  | 'negative'
  | 'not-whole'
  | 'not-a-chance'
  | 'not-a-figure'
  | 'too-large'

/** No hours, tickets, exposure or amount of a firm come near it, and products of such figures stay numbers. */
export const MOST_FIGURE = 1e15
export type FigureFault = { yes: false; reason: FigureReason; about?: Record<string, string | number> }

export function positive(field: string, value: number): FigureFault | undefined {
  if (!(Number.isFinite(value) && value > 0)) return no('not-positive', found(field, value))
  return tooLarge(field, value)
}

export function notNegative(field: string, value: number): FigureFault | undefined {
  if (!(Number.isFinite(value) && value >= 0)) return no('negative', found(field, value))
  return tooLarge(field, value)
}

/** A count: a whole number, at least `least`. */
export function count(field: string, value: number, least = 1): FigureFault | undefined {
  if (Number.isSafeInteger(value) && value >= least) return tooLarge(field, value)
  return no('not-whole', { ...found(field, value), least })
}

/** A probability: from 0 to 1, both included. */
export function chance(field: string, value: number): FigureFault | undefined {
  return value >= 0 && value <= 1 ? undefined : no('not-a-chance', found(field, value))
}

export function finite(field: string, value: number): FigureFault | undefined {
  if (!Number.isFinite(value)) return no('not-a-figure', found(field, value))
  return tooLarge(field, value)
}

/** The first fault in a list of figures; the field is named with its place, counted from 1. */
export function firstFault(
  field: string,
  values: readonly number[],
  check: (field: string, value: number) => FigureFault | undefined,
): FigureFault | undefined {
  for (const [index, value] of values.entries()) {
    const fault = check(`${field} ${index + 1}`, value)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** For answers that can't refuse: a NaN is the caller's mistake. */
export function assertNumber(field: string, value: number): void {
  if (Number.isNaN(value)) throw new RangeError(`${field} has to be a number, not NaN`)
}

export function assertFinite(field: string, value: number): void {
  if (!Number.isFinite(value)) throw new RangeError(`${field} has to be a number, not ${value}`)
}

export function assertChance(field: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${field} has to lie between 0 and 1, not ${value}`)
}

const tooLarge = (field: string, value: number): FigureFault | undefined =>
  Math.abs(value) > MOST_FIGURE ? no('too-large', { ...found(field, value), most: MOST_FIGURE }) : undefined

/** Refusals travel as JSON, which has no word for NaN and infinity. */
const found = (field: string, value: number) => ({
  field,
  given: Number.isFinite(value) ? value : String(value),
})
