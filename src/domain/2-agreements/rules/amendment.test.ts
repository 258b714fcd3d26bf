import assert from 'node:assert/strict'
import { test } from 'node:test'
import { no, yes } from '#kernel/decision.ts'
import { agreed } from '../testing/northlight.ts'
import { amend, changesBetween } from './amendment.ts'
import type { FixedFeeLine, RetainerLine } from './lines.ts'
import { stateOn } from './state-on.ts'
import type { AgreementTerms, Terms, TermsVersion } from './terms.ts'

const care: FixedFeeLine = {
  kind: 'fixed-fee',
  key: 'care',
  name: 'Care',
  unitPrice: '79.00',
  quantity: { of: 'users', rule: 'agreed', agreed: 9 },
}
const hours: RetainerLine = {
  kind: 'retainer',
  key: 'hours',
  name: 'Steady 10',
  unitPrice: '1050.00',
  allowance: { unit: 'minutes', amount: 600 },
  rollover: { mode: 'next-only' },
  overage: { kind: 'bill' },
}
const signed: TermsVersion = {
  effectiveOn: '2026-01-01',
  startsOn: '2026-01-01',
  endsOn: '2027-01-01',
  terms: { lines: [care] },
}
const from = { effectiveOn: '2026-05-01', signedOn: '2026-04-20' }

test('an amendment changes what it names and nothing else', () => {
  const amended = amend(signed, {
    ...from,
    changes: [
      { kind: 'agree-quantity', key: 'care', agreed: 12 },
      { kind: 'add-line', line: hours },
      { kind: 'set', terms: { benefits: [{ kind: 'hourly-discount', bp: 1_000 }] } },
      { kind: 'end-term', endsOn: '2028-01-01' },
    ],
  })
  assert.deepEqual(
    amended,
    yes({
      ...from,
      startsOn: '2026-01-01',
      endsOn: '2028-01-01',
      terms: {
        lines: [{ ...care, quantity: { of: 'users', rule: 'agreed', agreed: 12 } }, hours],
        benefits: [{ kind: 'hourly-discount', bp: 1_000 }],
      },
    }),
  )
})

test('an amendment that does not fit its version is refused', () => {
  const refused = (changes: Parameters<typeof amend>[1]['changes'], effectiveOn = from.effectiveOn) =>
    amend(signed, { ...from, effectiveOn, changes })
  assert.deepEqual(refused([{ kind: 'remove-line', key: 'hours' }]), no('line-missing', { line: 'hours' }))
  assert.deepEqual(refused([{ kind: 'replace-line', line: hours }]), no('line-missing', { line: 'hours' }))
  assert.deepEqual(refused([{ kind: 'add-line', line: care }]), no('line-exists', { line: 'care' }))
  assert.equal(
    amend(
      { ...signed, terms: { lines: [hours] } },
      { ...from, changes: [{ kind: 'agree-quantity', key: 'hours', agreed: 2 }] },
    ).yes,
    false,
  )
  assert.deepEqual(
    refused([], '2025-12-31'),
    no('before-version', { effectiveOn: '2025-12-31', before: '2026-01-01' }),
  )
})

test('the changes between two terms make the one of the other', () => {
  const after: Terms = {
    lines: [{ ...care, unitPrice: '119.00' }, hours],
    renewal: { kind: 'evergreen', noticeDays: 30 },
  }
  const changes = changesBetween(signed.terms, after)
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ['replace-line', 'add-line', 'set'],
  )
  const amended = amend(signed, { ...from, changes })
  assert.ok(amended.yes)
  assert.deepEqual(amended.value.terms, after)
  assert.deepEqual(
    changesBetween(after, signed.terms).map(({ kind }) => kind),
    ['remove-line', 'replace-line', 'set'],
  )
  assert.deepEqual(changesBetween(after, after), [])
})

test('the state of an agreement can be told for any day', () => {
  const amended: AgreementTerms = {
    ...agreed('care', '2026-01-01', { lines: [care] }),
    versions: [
      signed,
      {
        ...signed,
        effectiveOn: '2026-05-01',
        terms: { lines: [hours], renewal: { kind: 'evergreen', noticeDays: 30 } },
      },
    ],
    suspensions: [{ from: '2026-08-01', to: '2026-09-01', feeOwed: false }],
  }
  const on = (day: string, agreement = amended) => {
    const { phase, version, isPastTerm } = stateOn(agreement, day)
    return `${phase} ${version.effectiveOn}${isPastTerm ? ' past its term' : ''}`
  }
  assert.equal(on('2025-12-31'), 'not-started 2026-01-01')
  assert.equal(on('2026-04-30'), 'active 2026-01-01')
  assert.equal(on('2026-05-01'), 'active 2026-05-01')
  assert.equal(on('2026-08-31'), 'suspended 2026-05-01')
  assert.equal(on('2026-09-01'), 'active 2026-05-01')
  assert.equal(on('2027-01-01'), 'active 2026-05-01 past its term')
  assert.equal(on('2026-11-01', { ...amended, endedOn: '2026-11-01' }), 'ended 2026-05-01')
  assert.equal(on('2027-01-01', { ...amended, versions: [signed] }), 'ended 2026-01-01')
})
