import { no } from '#kernel/decision.ts'

/** Why a single figure can't be used: `about.field` names it, `about.given` is what stood there. */
export type FigureReason = 'not-positive' | 'negative' | 'not-whole' | 'not-a-chance' | 'not-a-figure'
export type FigureFault = { yes: false; reason: FigureReason; about?: Record<string, string | number> }

export function positive(field: string, value: number): FigureFault | undefined {
  return Number.isFinite(value) && value > 0 ? undefined : no('not-positive', found(field, value))
}

export function notNegative(field: string, value: number): FigureFault | undefined {
  return Number.isFinite(value) && value >= 0 ? undefined : no('negative', found(field, value))
}

/** A count: a whole number, at least `least`. */
export function count(field: string, value: number, least = 1): FigureFault | undefined {
  if (Number.isSafeInteger(value) && value >= least) return undefined
  return no('not-whole', { ...found(field, value), least })
}

/** A probability: from 0 to 1, both included. */
export function chance(field: string, value: number): FigureFault | undefined {
  return value >= 0 && value <= 1 ? undefined : no('not-a-chance', found(field, value))
}

export function finite(field: string, value: number): FigureFault | undefined {
  return Number.isFinite(value) ? undefined : no('not-a-figure', found(field, value))
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

/** Refusals travel as JSON, which has no word for NaN and infinity. */
const found = (field: string, value: number) => ({
  field,
  given: Number.isFinite(value) ? value : String(value),
})
