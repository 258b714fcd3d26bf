import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AgreementTerms } from '#agreements/rules'
import { comingEnd } from './coming-ends.ts'

const alderquay: AgreementTerms = {
  id: 'AGR-1001',
  clientId: 'alderquay',
  currency: 'EUR',
  versions: [
    {
      effectiveOn: '2026-02-01',
      startsOn: '2026-02-01',
      endsOn: '2027-02-01',
      terms: {
        lines: [],
        renewal: {
          kind: 'term',
          months: 12,
          noticeDays: 30,
          clientNotice: { earliestDays: 61, latestDays: 31 },
        },
      },
    },
  ],
}
const windowOn = (today: string, givenOn: string | null = null) =>
  comingEnd(alderquay, today, givenOn)?.window

test('the notice window of Alderquay opens on 2 December and closes on 1 January', () => {
  const end = comingEnd(alderquay, '2026-11-17', null)
  assert.deepEqual([end?.noticeFrom, end?.noticeBy, end?.daysLeft], ['2026-12-02', '2027-01-01', 76])
})

test('a window opens, closes unused or is used, and the end is never silent', () => {
  assert.equal(windowOn('2026-11-17'), 'later')
  assert.equal(windowOn('2026-12-02'), 'open')
  assert.equal(windowOn('2027-01-01'), 'open')
  assert.equal(windowOn('2027-01-02'), 'missed')
  assert.equal(windowOn('2027-01-02', '2026-12-10'), 'given')
  assert.equal(windowOn('2027-02-01', '2026-12-10'), 'past')
})

test('what runs on or has ended has no coming end', () => {
  const [version] = alderquay.versions
  assert.ok(version)
  assert.equal(
    comingEnd({ ...alderquay, versions: [{ ...version, endsOn: null }] }, '2026-11-17', null),
    undefined,
  )
  assert.equal(comingEnd({ ...alderquay, endedOn: '2026-12-01' }, '2026-11-17', null), undefined)
})
