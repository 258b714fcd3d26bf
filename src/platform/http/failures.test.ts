import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ORPCError } from '@orpc/server'
import { z } from 'zod'
import { failureOf } from './failures.ts'

const shape = z.object({
  name: z.string().min(1).max(5),
  minutes: z.int().min(0).max(1_440),
  rate: z.number().positive(),
})
const right = { name: 'Care', minutes: 60, rate: 1 }
const told = (wrong: object) => {
  const issues = shape.safeParse({ ...right, ...wrong }).error?.issues
  return failureOf(new ORPCError('BAD_REQUEST', { data: { issues } }), {})?.message
}

test('a limit that was passed is told in words of a person, by the name of its field', () => {
  assert.equal(told({ name: '' }), 'name: This is needed.')
  assert.equal(told({ name: 'Caring' }), 'name: 5 characters are the most.')
  assert.equal(told({ minutes: -3 }), 'minutes: At least 0 is needed.')
  assert.equal(told({ minutes: 2_000 }), 'minutes: At most 1440 is possible.')
  assert.equal(told({ rate: 0 }), 'rate: More than 0 is needed.')
})

test('what is not a limit keeps the sentence of its shape', () => {
  assert.match(told({ name: 7 }) ?? '', /^name: Invalid input/)
})
