import { type Decision, no, yes } from '#kernel/decision.ts'

/** A failed delivery is tried again after these minutes, about two and a half days in all; then it is given up. */
const minutesBetweenTries = [1, 5, 30, 120, 480, 960, 1920] as const

/** Minutes until the next try after so many, none when it is given up. */
export const minutesToNextTry = (tries: number): number | undefined => minutesBetweenTries[tries - 1]

/** Whether a webhook hears a kind: every one where it names none; 'ticket.*' hears all of tickets. */
export const hears = (kinds: readonly string[], kind: string): boolean =>
  kinds.length === 0 ||
  kinds.some((one) => one === kind || (one.endsWith('.*') && kind.startsWith(one.slice(0, -1))))

/** An answer of the 200s means that it arrived. */
export const arrived = (status: number): boolean => status >= 200 && status < 300

/** Where we may send to, as far as the address tells; where its name leads is checked when we send. */
export function mayCall(url: string): Decision<true, 'not-an-address'> {
  const isAddress = /^https?:\/\/[^/?#@\s]+([/?][^#\s]*)?$/i.test(url)
  return isAddress ? yes(true) : no('not-an-address', { field: 'url', given: url })
}
