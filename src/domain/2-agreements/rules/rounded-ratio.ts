import { partOf } from '#kernel/money.ts'

/** The largest product whose double still divides exactly in plain numbers. */
const LARGEST = Number.MAX_SAFE_INTEGER / 4

/**
 * a × b ÷ divisor, rounded half away from zero. In plain numbers, because rating asks it millions of times;
 * what might be too large for them goes the exact way.
 */
export function roundedRatio(a: number, b: number, divisor: number): number {
  const product = Math.abs(a * b)
  if (product > LARGEST || divisor > LARGEST) return partOf(a, b, divisor)
  const ratio = Math.floor((2 * product + divisor) / (2 * divisor))
  return a < 0 !== b < 0 ? 0 - ratio : ratio
}
