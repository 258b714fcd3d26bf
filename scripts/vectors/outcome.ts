import { z } from 'zod'

/** What became of one vector. Expected and got are printed when it didn't pass. */
export type Outcome = { id: string; passed: boolean; expected: string; got: string }

/** How a kind of vector is checked: two texts that must be equal. */
export type Check = (vector: unknown, document: unknown) => { expected: string; got: string }

const anyVector = z.looseObject({ id: z.string(), kind: z.string() })

/** Runs one vector by its kind; a kind nobody knows, and whatever throws, has failed. */
export function outcomeOf(given: unknown, document: unknown, checks: Record<string, Check>): Outcome {
  const vector = anyVector.safeParse(given)
  if (!vector.success) return failed('?', 'a vector with id and kind', JSON.stringify(given))
  const { id, kind } = vector.data
  const check = checks[kind]
  if (!check) return failed(id, 'a known kind', kind)
  try {
    const { expected, got } = check(inOurConvention(vector.data), document)
    return { id, passed: expected === got, expected, got }
  } catch (error) {
    return failed(id, kind, String(error))
  }
}

export const failed = (id: string, expected: string, got: string): Outcome => ({
  id,
  passed: false,
  expected,
  got,
})

/** Where a vector depends on a choice, `alternative_expect…` stands for the one made here. */
function inOurConvention(vector: Record<string, unknown>): Record<string, unknown> {
  const ours = Object.entries(vector)
    .filter(([key]) => key.startsWith('alternative_expect'))
    .map(([key, value]) => [key.replace('alternative_', ''), value])
  return { ...vector, ...Object.fromEntries(ours) }
}
