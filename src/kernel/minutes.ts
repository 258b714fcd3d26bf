/** Rounds up to whole steps: 31 minutes in steps of 15 are 45. */
export function roundUp(minutes: number, increment: number): number {
  if (!(increment > 0)) throw new RangeError('An increment is more than zero minutes')
  return Math.ceil(minutes / increment) * increment
}

/** 50 is '0:50', 510 is '8:30', -45 is '-0:45'. */
export function printMinutes(minutes: number): string {
  const whole = Math.abs(minutes)
  const clock = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
  return minutes < 0 ? `-${clock}` : clock
}

/** Reads '1:30' as well as '90'; undefined when it is neither. */
export function parseMinutes(text: string): number | undefined {
  const clock = /^(\d+):([0-5]\d)$/.exec(text)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  return /^\d+$/.test(text) ? Number(text) : undefined
}
