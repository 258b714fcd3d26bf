import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths } from '#kernel/days.ts'
import { no } from '#kernel/decision.ts'
import { type AgreementStep, endedOnOf, mayBecome, stateOfSteps, suspensionsOf } from './agreement-steps.ts'
import { checkTerms, warningsOf } from './check-terms.ts'
import { earlyFee } from './early-termination.ts'
import { healthOf } from './health.ts'
import type { FixedFeeLine } from './lines.ts'
import { balanceOf, correct, transfer, usableToOf } from './lot-corrections.ts'
import type { Lot } from './lots.ts'
import { offboardingSteps } from './offboarding.ts'
import { starterPlans } from './starter-plans.ts'
import { atTermEnd, noticeDaysOf } from './term-days.ts'
import type { Terms } from './terms.ts'
import { differenceOf } from './terms-difference.ts'

const step = (state: AgreementStep['state'], onDay: string, feeOwed = true): AgreementStep => ({
  state,
  onDay,
  cause: '',
  feeOwed,
})
const money = (minor: number) => `€${minor / 100}`

test('an agreement is what its last step by that day says, and signed before its first', () => {
  const steps = [
    step('active', '2026-01-01'),
    step('suspended', '2026-03-01', false),
    step('active', '2026-04-01'),
  ]
  assert.equal(stateOfSteps(steps, '2025-12-31'), 'signed')
  assert.equal(stateOfSteps(steps, '2026-01-01'), 'active')
  assert.equal(stateOfSteps(steps, '2026-03-31'), 'suspended')
  assert.deepEqual(suspensionsOf(steps), [{ from: '2026-03-01', to: '2026-04-01', feeOwed: false }])
})

test('a draft written after the first day does not hide that the agreement runs', () => {
  const steps = [step('active', '2025-01-01'), step('draft', '2026-05-05')]
  assert.equal(stateOfSteps(steps, '2026-05-06'), 'active')
})

test('a withdrawn end is none', () => {
  const ending = [step('active', '2026-01-01'), step('ended', '2026-09-01')]
  assert.equal(endedOnOf(ending), '2026-09-01')
  assert.equal(endedOnOf([...ending, step('active', '2026-09-01')]), null)
})

test('what has ended does not become suspended', () => {
  assert.deepEqual(mayBecome('ended', 'suspended'), no('not-now', { state: 'ended', next: 'suspended' }))
  assert.ok(mayBecome('active', 'suspended').yes)
})

test('a term from the end of August ends at the end of February, and at the end of August again', () => {
  const half = atTermEnd(
    { kind: 'term', months: 6, noticeDays: 30 },
    { startsOn: '2025-08-31', endsOn: '2026-02-28' },
  )
  assert.deepEqual(half, { becomes: 'renewed', startsOn: '2026-02-28', endsOn: '2026-08-31' })
  assert.deepEqual(atTermEnd(undefined, { startsOn: '2025-01-01', endsOn: '2026-01-01' }), {
    becomes: 'ended',
    on: '2026-01-01',
  })
})

test('notice of Alderquay’s renewal is due from 2 December to 1 January', () => {
  const renewal = {
    kind: 'term',
    months: 12,
    noticeDays: 30,
    clientNotice: { latestDays: 31, earliestDays: 61 },
  } as const
  assert.deepEqual(noticeDaysOf(renewal, '2026-02-01', '2027-02-01'), {
    from: '2026-12-02',
    to: '2027-01-01',
  })
  assert.equal(noticeDaysOf(renewal, '2026-02-01', null), null)
})

const leaving = { startsOn: '2026-01-01', endsOn: '2027-01-01', leavesOn: '2026-09-15', monthlyMinor: 79_000 }

test('leaving costs what the terms say of the months that are left, a begun one counted whole', () => {
  assert.equal(earlyFee({ early: { kind: 'fee-months', months: 3 } }, leaving).minor, 237_000)
  assert.equal(earlyFee({ early: { kind: 'fee-months', months: 12 } }, leaving).minor, 4 * 79_000)
  assert.equal(earlyFee({ early: { kind: 'share-of-remaining-fees', bp: 5_000 } }, leaving).minor, 158_000)
  const byMonth = {
    kind: 'by-month' as const,
    steps: [
      { beforeMonth: 6, minor: 90_000 },
      { beforeMonth: 12, minor: 40_000 },
    ],
  }
  assert.equal(earlyFee({ early: byMonth }, leaving).minor, 40_000)
})

test('leaving at the end of the term, or where nothing is said, costs nothing', () => {
  const early = { kind: 'fixed', minor: 50_000 } as const
  assert.equal(earlyFee({ early }, { ...leaving, leavesOn: '2027-01-01' }).minor, 0)
  assert.equal(earlyFee({ early }, { ...leaving, endsOn: null }).minor, 0)
  assert.equal(earlyFee(undefined, leaving).minor, 0)
})

const care: FixedFeeLine = { kind: 'fixed-fee', key: 'care', name: 'Care', unitPrice: '79.00', covers: {} }
const terms: Terms = {
  lines: [care],
  benefits: [{ kind: 'response', channel: 'phone', targetMinutes: 60, hours: 'service' }],
}

test('terms that name what is not there are refused with the field', () => {
  assert.deepEqual(checkTerms({ lines: [] }), no('no-lines', { field: 'terms.lines' }))
  const twice = checkTerms({ lines: [care, { ...care, name: 'Again' }] })
  assert.deepEqual(twice, no('line-twice', { field: 'terms.lines.1.key', line: 'care' }))
  const forEach = { unit: 'minutes', amount: 60, perUnit: true } as const
  const capped = {
    ...care,
    quantity: undefined,
    cap: { allowance: forEach, overage: { kind: 'bill' } },
  } as const
  assert.deepEqual(
    checkTerms({ lines: [capped] }),
    no('per-unit-of-nothing', { field: 'terms.lines.0.cap.allowance.perUnit', line: 'Care' }),
  )
  const strange = checkTerms({ ...terms, exclusions: [{ name: 'Projects', where: {}, lines: ['full'] }] })
  assert.deepEqual(strange, no('no-such-line', { field: 'terms.exclusions.0.lines', line: 'full' }))
  const calendar = { timezone: 'Nowhere/At-All', hours: {} }
  assert.deepEqual(
    checkTerms({ ...terms, calendar }),
    no('hours-unreadable', { field: 'terms.calendar.timezone' }),
  )
})

test('an exclusion without a fallback and a waiver that saves nothing are warned of', () => {
  const leaky: Terms = {
    ...terms,
    exclusions: [{ name: 'Projects', where: { workTypes: ['project'] } }],
    benefits: [...(terms.benefits ?? []), { kind: 'emergency-premium', bp: 10_000 }],
  }
  const list = { fromOn: '2026-01-01', defaultMinor: 9_500, multipliers: { evening: 15_000 } }
  assert.deepEqual(
    warningsOf(leaky, list).map(({ warns }) => warns),
    ['exclusion-without-fallback', 'waiver-saves-nothing'],
  )
  assert.deepEqual(warningsOf(terms, list), [])
})

test('two versions are held apart in the words of the agreement', () => {
  const after: Terms = {
    ...terms,
    lines: [
      { ...care, unitPrice: '82.50' },
      { kind: 'discounted-labour', key: 'less', name: 'Labour', discountBp: 1_000 },
    ],
  }
  assert.deepEqual(differenceOf(terms, after, money), [
    { part: 'line', about: 'Care', fact: 'Price', before: '79.00 a month', after: '82.50 a month' },
    { part: 'line', about: 'Labour', fact: 'Line', before: null, after: 'Discounted labour, 10 %' },
  ])
  assert.deepEqual(differenceOf(terms, terms, money), [])
})

test('rules that few agreements have of their own are held apart too', () => {
  const differs = (more: Partial<Terms>) =>
    differenceOf(terms, { ...terms, ...more }, money).map(({ after }) => after)
  assert.deepEqual(differs({ travel: { kind: 'hours', ways: 'both' } }), ['by the hour, both ways'])
  assert.deepEqual(differs({ rates: { floorMinor: 9_000 } }), [`${money(9_000)} an hour`])
  assert.deepEqual(differs({ usage: { intervalMonths: 3, anchor: 'first' } }), ['every 3 months on the 1st'])
  assert.deepEqual(differs({ rounding: { default: { group: 'ticket-day', increment: 15, grace: 5 } } }), [
    'by ticket and day, up to 15 min, 5 min let off',
  ])
  assert.deepEqual(
    differs({
      lines: [
        {
          ...care,
          cap: {
            allowance: { unit: 'minutes', amount: 600 },
            rollover: { mode: 'capped', cap: 180 },
            overage: { kind: 'bill' },
          },
        },
      ],
    }),
    ['10 h each period', 'carries up to 3 h', 'billed by the hour'],
  )
})

const lot: Lot = {
  id: 'a',
  agreementId: 'twenty',
  lineKey: 'twenty',
  kind: 'block',
  number: 1,
  unit: 'minutes',
  granted: 120,
  usableFrom: '2026-01-01',
  usableTo: '2026-12-31',
}

test('a correction by hand never takes more than is left', () => {
  const by = { onDay: '2026-05-01', reason: 'counted twice' }
  assert.deepEqual(
    correct(lot, { ...by, kind: 'correct', units: -121 }),
    no('lot-would-be-negative', { field: 'units', left: 120 }),
  )
  assert.deepEqual(
    correct(lot, { ...by, kind: 'correct', units: 0 }),
    no('nothing-to-correct', { field: 'units' }),
  )
  const extended = correct(lot, { ...by, kind: 'extend', usableTo: null })
  assert.ok(extended.yes)
  assert.equal(usableToOf({ ...lot, ledger: [extended.value] }), null)
})

test('what is moved between lots is neither lost nor made', () => {
  const other: Lot = { ...lot, id: 'b' }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (units) => {
      const moved = transfer(lot, other, { units, onDay: '2026-05-01', reason: 'the same owner' })
      if (!moved.yes) return units > 120
      const { out, into } = moved.value
      return balanceOf({ ...lot, ledger: [out] }) + balanceOf({ ...other, ledger: [into] }) === 240
    }),
  )
})

test('an agreement past its end, with a leak, of a client who left, says all three, the worst first', () => {
  const findings = healthOf(
    {
      state: 'active',
      terms: { ...terms, exclusions: [{ name: 'Projects', where: {} }], renewal: { kind: 'stop' } },
      endsOn: '2026-11-01',
      endedOn: null,
      isClientFormer: true,
      drawnAfterEnd: 0,
      draftSince: null,
      orderUntil: null,
      needsOrder: false,
      openOffboarding: 0,
      unmet: [],
    },
    '2026-11-17',
  )
  assert.deepEqual(
    findings.map(({ finding }) => finding),
    ['past-its-end', 'exclusion-without-fallback', 'client-left'],
  )
})

test('off-boarding asks only for what the agreement makes necessary', () => {
  const kinds = (of: Terms) => offboardingSteps(of, '2026-09-01').map(({ kind }) => kind)
  assert.ok(!kinds(terms).includes('licences') && !kinds(terms).includes('unused-hours'))
  const licence = {
    kind: 'recurring-item',
    key: 'office',
    name: 'Office licences',
    unitPrice: '12.00',
    quantity: { of: 'user', rule: 'agreed', agreed: 9, committed: { count: 9, until: '2027-02-01' } },
  } as const
  assert.deepEqual(
    offboardingSteps({ lines: [licence] }, '2026-09-01')
      .filter(({ kind }) => kind === 'licences')
      .map(({ dueOn }) => dueOn),
    ['2026-09-01', '2027-02-01'],
  )
})

test('the starter plans hold together and warn of nothing, at any hourly rate and in any currency', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2_000, max: 40_000 }),
      fc.constantFrom('EUR', 'USD', 'GBP'),
      (rate, currency) => {
        const plans = starterPlans(currency, rate)
        return plans.every((plan) => checkTerms(plan.terms).yes && warningsOf(plan.terms).length === 0)
      },
    ),
  )
  const prices = starterPlans('EUR', 9_500).map(
    ({ terms: { lines } }) => lines[0] && 'unitPrice' in lines[0] && lines[0].unitPrice,
  )
  assert.deepEqual(prices, ['24.00', '79.00', '119.00', '2200.00', '1050.00'])
  assert.ok(
    starterPlans('JPY', 12_000).every(({ terms: { lines } }) =>
      lines.every((line) => !('unitPrice' in line) || !line.unitPrice.includes('.')),
    ),
  )
})

test('every term ends after it begins, however long and from whatever day', () => {
  const days = fc.integer({ min: 0, max: 4_000 }).map((day) => addDays('2020-01-01', day))
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 36 }), (startsOn, months) => {
      const endsOn = addMonths(startsOn, months)
      const next = atTermEnd({ kind: 'term', months, noticeDays: 30 }, { startsOn, endsOn })
      return next.becomes === 'renewed' && next.startsOn === endsOn && next.endsOn > next.startsOn
    }),
  )
})
