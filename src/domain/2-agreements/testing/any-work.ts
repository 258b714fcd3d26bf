import fc from 'fast-check'
import { addDays, dayNumber } from '#kernel/days.ts'
import { DAY_MS, instantOf } from '#kernel/instants.ts'
import type { Benefit } from '../rules/benefits.ts'
import type { Line, OverageRule, RolloverRule } from '../rules/lines.ts'
import type { RoundingRule } from '../rules/rate-card.ts'
import type { AgreementTerms, Terms } from '../rules/terms.ts'
import type { TimeEntry } from '../rules/time-entry.ts'
import { agreed } from './northlight.ts'

/** Any mixture of terms that an agreement may have, and any work of two months. */

const rollover: fc.Arbitrary<RolloverRule> = fc.oneof(
  fc.constant<RolloverRule>({ mode: 'none' }),
  fc.constantFrom<RolloverRule>({ mode: 'next-only' }, { mode: 'next-only', order: 'current-first' }),
  fc.integer({ min: 0, max: 400 }).map((cap): RolloverRule => ({ mode: 'capped', cap })),
  fc.integer({ min: 5, max: 90 }).map((days): RolloverRule => ({ mode: 'lifetime', days })),
  fc.constant<RolloverRule>({ mode: 'pooled', periods: 2 }),
)

const overage: fc.Arbitrary<OverageRule> = fc.constantFrom<OverageRule>(
  { kind: 'bill' },
  { kind: 'bill', rateMinor: 11_500 },
  { kind: 'allow', upToBp: 2_000, rateMinor: 13_333 },
  { kind: 'borrow' },
  { kind: 'hold' },
)

const burn = { evening: 15_000, weekend: 15_000, holiday: 20_000, emergency: 20_000 }

const unit = fc.constantFrom('minutes', 'money', 'visits', 'incidents')

const retainer: fc.Arbitrary<Line> = fc
  .record({ rollover, overage, unit, amount: fc.integer({ min: 1, max: 900 }), burns: fc.boolean() })
  .map(({ amount, burns, unit: of, ...rules }) => ({
    kind: 'retainer',
    key: 'retainer',
    name: 'Retainer',
    unitPrice: '1050.00',
    allowance: { unit: of, amount: of === 'money' ? amount * 200 : of === 'minutes' ? amount : amount % 5 },
    ...(burns && { burn, drawsTravel: true }),
    ...rules,
  }))

const block: fc.Arbitrary<Line> = fc
  .record({
    overage,
    amount: fc.integer({ min: 1, max: 900 }),
    tops: fc.boolean(),
    months: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ amount, tops, months, overage: rule }) => ({
    kind: 'block',
    key: 'block',
    name: 'Block',
    unitPrice: '2200.00',
    lifetimeMonths: months,
    allowance: { unit: 'minutes', amount },
    burn,
    overage: rule,
    ...(tops && { topUp: { atUnits: 60, kind: 'auto' as const } }),
  }))

const fixedFee: fc.Arbitrary<Line> = fc
  .record({
    sizeMinutes: fc.option(fc.integer({ min: 30, max: 300 }), { nil: undefined }),
    capped: fc.boolean(),
    overage,
  })
  .map(({ sizeMinutes, capped, overage: rule }) => ({
    kind: 'fixed-fee',
    key: 'care',
    name: 'Care',
    unitPrice: '79.00',
    covers: { windows: ['business'], workTypes: ['remote'], ...(sizeMinutes && { sizeMinutes }) },
    ...(capped && { cap: { allowance: { unit: 'minutes' as const, amount: 240 }, overage: rule } }),
  }))

const benefit: fc.Arbitrary<Benefit> = fc.constantFrom<Benefit>(
  { kind: 'after-hours-premium', bp: 10_000 },
  { kind: 'after-hours-premium', bp: 5_000 },
  { kind: 'emergency-premium', bp: 10_000 },
  { kind: 'hourly-discount', bp: 1_250 },
  { kind: 'travel-waived', bp: 5_000 },
)

export const anyTerms: fc.Arbitrary<Terms> = fc
  .record({
    lines: fc.subarray([retainer, block, fixedFee], { minLength: 1 }).chain((some) => fc.tuple(...some)),
    benefits: fc.array(benefit, { maxLength: 2 }),
    exclusion: fc.constantFrom('none', 'to-materials', 'leak'),
    rates: fc.constantFrom(undefined, { roles: { senior: 11_111 }, floorMinor: 9_000 }),
  })
  .map(({ lines, benefits, exclusion, rates }) => ({
    lines,
    benefits,
    ...(rates && { rates }),
    ...(exclusion !== 'none' && {
      exclusions: [
        {
          name: 'projects',
          where: { workTypes: ['project'] },
          ...(exclusion === 'to-materials' && { fallback: { to: 'time-and-materials' as const } }),
        },
      ],
    }),
  }))

export const anyAgreement: fc.Arbitrary<AgreementTerms> = anyTerms.map((terms) =>
  agreed('any', '2026-03-01', terms),
)

export const anyRounding: fc.Arbitrary<RoundingRule> = fc.record({
  group: fc.constantFrom('entry', 'ticket', 'ticket-day'),
  increment: fc.constantFrom(1, 6, 15, 30),
  grace: fc.integer({ min: 0, max: 5 }),
  minimum: fc.constantFrom(0, 30, 60),
})

const entry: fc.Arbitrary<TimeEntry> = fc
  .record({
    day: fc.integer({ min: 0, max: 60 }),
    minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
    minutes: fc.integer({ min: 1, max: 600 }),
    clocked: fc.boolean(),
    facts: fc.record({
      emergency: fc.boolean(),
      workType: fc.constantFrom('remote', 'project'),
      role: fc.constantFrom('helpdesk', 'senior'),
      ticketId: fc.constantFrom(undefined, 't1', 't2', 't3'),
      charge: fc.constantFrom('as-rated', 'as-rated', 'as-rated', 'no-charge', 'internal'),
      billableMinutes: fc.option(fc.integer({ min: 0, max: 200 }), { nil: null, freq: 8 }),
      visit: fc.constantFrom(undefined, undefined, { id: 'v1', travel: { outMinutes: 25, sharedBy: 2 } }),
    }),
  })
  .map(({ day, minute, minutes, clocked, facts }) => {
    const workedOn = addDays('2026-03-01', day)
    const start = dayNumber(workedOn) * DAY_MS + minute * 60_000
    const work = { id: '', clientId: 'jarrowby', ...facts }
    if (!clocked) return { ...work, workedOn, minutes }
    return { ...work, startedAt: instantOf(start), endedAt: instantOf(start + minutes * 60_000) }
  })

export const anyWork: fc.Arbitrary<TimeEntry[]> = fc
  .array(entry, { minLength: 1, maxLength: 14 })
  .map((entries) => entries.map((work, index) => ({ ...work, id: `e${index}` })))
