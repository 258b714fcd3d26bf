/**
 * Milliseconds the firm's clock is ahead of this browser's. Promises are kept or broken by the server's time, and a
 * demo firm lives at a time of its own, so the session's `now` is the measure, never the computer's clock.
 */
let aheadMs = 0
let heardAtMs: number | undefined
let whenMoved: (() => void) | undefined

/** Called with the `now` of every session answer. */
export function noteFirmTime(now: string): void {
  const ahead = Date.parse(now) - Date.now()
  // Answers take a moment; a difference that small is the way, not the clock.
  const before = aheadMs
  aheadMs = Math.abs(ahead) < 1_500 ? 0 : ahead
  if (Math.abs(aheadMs - before) > 1_500) whenMoved?.()
}

/** Calls the clocks of a page when the firm's time turns out to be another than was thought. */
export function whenFirmTimeMoves(listener: () => void): void {
  whenMoved = listener
}

/** Called with every answer, whatever it says. */
export function noteAnswer(): void {
  heardAtMs = Date.now()
}

export const firmNowMs = () => Date.now() + aheadMs

/** When the server last answered, by the firm's time; undefined before the first answer. */
export const lastHeardMs = () => (heardAtMs === undefined ? undefined : heardAtMs + aheadMs)
