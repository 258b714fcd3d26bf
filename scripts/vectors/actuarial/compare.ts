/** Keys that are stated for information only. */
const INFORMATION = new Set(['published', 'glm_nb', 'overdispersed'])

export interface Tolerance {
  rel?: number
  abs?: number
  /** Absolute tolerance of single figures, by path, where it is wider. */
  byPath?: Record<string, number>
}

/** The first figure that differs by more than the tolerance |got − expected| ≤ max(abs, rel |expected|), with its path. */
export function firstDifference(
  expected: unknown,
  got: unknown,
  tolerance: Tolerance,
  path = '',
): { expected: string; got: string } | undefined {
  if (typeof expected === 'number')
    return isNear(expected, got, tolerance, path) ? undefined : told(path, expected, got)
  if (expected === null || typeof expected !== 'object')
    return expected === got ? undefined : told(path, expected, got)
  if (Array.isArray(expected) && lengthOf(got) !== expected.length) {
    return told(`${path}.length`, expected.length, lengthOf(got))
  }
  for (const [key, value] of Object.entries(expected)) {
    const here = path ? `${path}.${key}` : key
    if (INFORMATION.has(key) || isNegativeA(here, value)) continue
    const difference = firstDifference(value, memberOf(got, key), tolerance, here)
    if (difference) return difference
  }
  return undefined
}

function isNear(expected: number, got: unknown, tolerance: Tolerance, path: string): boolean {
  const { rel = 0, abs = 0, byPath = {} } = tolerance
  const allowed = Math.max(abs, rel * Math.abs(expected), byPath[path] ?? 0)
  return typeof got === 'number' && Math.abs(got - expected) <= allowed
}

/** actuar reports a negative variance between clients as it is; ours is 0. */
const isNegativeA = (path: string, value: unknown) =>
  /(^|\.)unbiased\.a$/.test(path) && typeof value === 'number' && value < 0

const told = (path: string, expected: unknown, got: unknown) => ({
  expected: `${path} = ${String(expected)}`,
  got: String(got),
})

const lengthOf = (value: unknown) =>
  Array.isArray(value) || value instanceof Float64Array ? value.length : undefined

function memberOf(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined
}
