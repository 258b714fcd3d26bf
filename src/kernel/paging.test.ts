import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageOf } from './paging.ts'

const rows = [
  { name: 'Brannoch', end: null },
  { name: 'alderquay', end: '2027-02-01' },
  { name: 'Carrowmel', end: '2026-12-01' },
]
const sorts = { name: (row: { name: string }) => row.name, end: (row: { end: string | null }) => row.end }

test('rows are ordered by the first key unless another is asked for', () => {
  const names = (sort?: string) =>
    pageOf(rows, { sort, page: 1, pageSize: 10 }, sorts).items.map(({ name }) => name)
  assert.deepEqual(names(), ['alderquay', 'Brannoch', 'Carrowmel'])
  assert.deepEqual(names('-name'), ['Carrowmel', 'Brannoch', 'alderquay'])
})

test('what is missing stands last in either direction', () => {
  for (const sort of ['end', '-end'])
    assert.equal(pageOf(rows, { sort, page: 1, pageSize: 10 }, sorts).items.at(-1)?.name, 'Brannoch')
})

test('a page beyond the end is empty and keeps the total', () => {
  assert.deepEqual(pageOf(rows, { page: 2, pageSize: 10 }, sorts), { items: [], total: 3 })
})
