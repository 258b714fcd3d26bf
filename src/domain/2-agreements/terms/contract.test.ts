import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { z } from 'zod'
import type { Terms } from '#agreements/rules'
import { TermsShape } from './contract.ts'

/** Lists of parsed JSON may be written to, those of the rules may not; apart from that both must be one type. */
type Writable<Value> = Value extends object ? { -readonly [Key in keyof Value]: Writable<Value[Key]> } : Value
type Assignable<From extends To, To> = [From, To]
export type ParsedIsTerms = Assignable<z.infer<typeof TermsShape>, Terms>
export type TermsAreParsed = Assignable<Writable<Terms>, z.infer<typeof TermsShape>>

test('a field nobody knows is told by its name', () => {
  const parsed = TermsShape.safeParse({ lines: [], scoop: {} })
  assert.match(String(parsed.error?.issues[0]?.message), /scoop/)
})
