import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths } from './days.ts'
import { inNoticeWindow, renewThrough } from './terms.ts'

test('the notice window opens noticeDays before the end and closes before it', () => {
  const alderquay = { termEnd: '2027-01-31', noticeDays: 60 }
  assert.equal(inNoticeWindow({ ...alderquay, today: '2026-12-01' }), false)
  assert.equal(inNoticeWindow({ ...alderquay, today: '2026-12-02' }), true)
  assert.equal(inNoticeWindow({ ...alderquay, today: '2027-01-30' }), true)
  assert.equal(inNoticeWindow({ ...alderquay, today: '2027-01-31' }), false)
})

test('a term that still holds is not renewed', () => {
  assert.deepEqual(renewThrough({ termEnd: '2027-07-01', termMonths: 12 }, '2027-06-01'), {
    termEnd: '2027-07-01',
    renewed: false,
  })
})

test('a term renews by whole terms and does not drift from the 31st', () => {
  assert.deepEqual(renewThrough({ termEnd: '2026-01-31', termMonths: 1 }, '2026-03-15'), {
    termEnd: '2026-03-31',
    renewed: true,
  })
})

test('terms are whole months', () => {
  assert.throws(() => renewThrough({ termEnd: '2026-01-31', termMonths: 0 }, '2026-03-15'), RangeError)
})

test('the due period always begins inside the renewed term, and never a whole term too early', () => {
  const days = fc.integer({ min: 0, max: 4_000 }).map((count) => addDays('2020-01-01', count))
  fc.assert(
    fc.property(days, days, fc.constantFrom(1, 12, 36), (termEnd, due, termMonths) => {
      const renewal = renewThrough({ termEnd, termMonths }, due)
      assert.ok(due < renewal.termEnd)
      if (renewal.renewed) assert.ok(addMonths(renewal.termEnd, -termMonths) <= addDays(due, 3))
    }),
  )
})
