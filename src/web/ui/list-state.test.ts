import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageSpan, readListView, readSort, sortText } from './list-state.ts'

const options = {
  sorts: ['due', 'client'],
  sort: 'due',
  filters: { q: 'text', state: ['open', 'paused'] },
} as const

test('an empty address shows the usual list', () => {
  assert.deepEqual(readListView({}, options), {
    page: 1,
    pageSize: 50,
    sort: { by: 'due', down: false },
    filters: {},
  })
})

test('the address says page, sort and filters', () => {
  const view = readListView({ page: '3', sort: '-client', state: 'open', q: 'dun' }, options)
  assert.deepEqual(view, {
    page: 3,
    pageSize: 50,
    sort: { by: 'client', down: true },
    filters: { q: 'dun', state: 'open' },
  })
})

test('what the list doesn’t know is left out', () => {
  const view = readListView({ page: '-1', sort: 'secret', state: 'gone', other: 'x' }, options)
  assert.deepEqual(view, { page: 1, pageSize: 50, sort: { by: 'due', down: false }, filters: {} })
})

test('two lists on a page keep their words apart', () => {
  assert.equal(readListView({ page: '2', 'old-page': '5' }, { ...options, prefix: 'old-' }).page, 5)
})

test('a sort is written as it is read', () => {
  for (const text of ['due', '-client']) assert.equal(sortText(readSort(text)), text)
})

test('a page says which rows it holds', () => {
  assert.deepEqual(pageSpan({ page: 1, pageSize: 50 }, 312), { from: 1, to: 50, pages: 7 })
  assert.deepEqual(pageSpan({ page: 7, pageSize: 50 }, 312), { from: 301, to: 312, pages: 7 })
  assert.deepEqual(pageSpan({ page: 9, pageSize: 50 }, 312), { from: 301, to: 312, pages: 7 })
  assert.deepEqual(pageSpan({ page: 1, pageSize: 50 }, 0), { from: 0, to: 0, pages: 1 })
})
