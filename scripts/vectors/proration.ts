import { z } from 'zod'
import {
  addMonths,
  billingPeriods,
  calendarWeekShare,
  type Fraction,
  firstBillingDate,
  inNoticeWindow,
  nextBillingDate,
  type PlainDate,
  periodBilledOn,
  periodByIndex,
  periodIndex,
  prorate,
  renewThrough,
  serviceFraction,
  Temporal,
  taxOn,
  wholePeriodsInAdvance,
} from '../../src/engine.ts'
import { decimal, dividedBy, printDecimal, wholeNumber } from '../../src/kernel/decimal.ts'
import { partOf } from '../../src/kernel/money.ts'
import type { Check } from './outcome.ts'

const day = z.string()
const timing = z.enum(['advance', 'arrears'])
const rule = { start: day, billing_day: z.number(), interval_months: z.number() }
const amount = {
  amount_minor: z.coerce.bigint(),
  period_start: day,
  period_end_inclusive: day,
  service_from: day,
  service_to_inclusive: day,
}
const fraction = {
  interval_months: z.number(),
  fixed_month_days: z.literal(30).optional(),
  expect_fraction: z.string().optional(),
  expect_decimal: z.string().optional(),
}

export const prorationChecks: Record<string, Check> = {
  trailing_fraction: check(
    z.object({ last_billing_date: day, service_end_exclusive: day, ...fraction }),
    (vector) => {
      const from = vector.last_billing_date
      const whole = { from, toExclusive: addMonths(from, vector.interval_months) }
      const service = { from, toExclusive: vector.service_end_exclusive }
      return fractions(vector, serviceFraction(whole, service, dayCount(vector)))
    },
  ),

  leading_fraction: check(z.object({ service_from: day, next_billing_date: day, ...fraction }), (vector) => {
    const toExclusive = vector.next_billing_date
    const whole = { from: addMonths(toExclusive, -vector.interval_months), toExclusive }
    const service = { from: vector.service_from, toExclusive }
    return fractions(vector, serviceFraction(whole, service, dayCount(vector)))
  }),

  cycles_in_advance: check(
    z.object({
      ...rule,
      end_exclusive: day.nullish(),
      bill_through: day,
      expect_parts: z.array(z.string()),
    }),
    (vector) => {
      const pieces = billingPeriods(ruleOf(vector, vector.end_exclusive), vector.bill_through)
      const got = pieces
        .map((piece) => serviceFraction(piece.whole, piece))
        .map(({ days, of }) => `${days}/${of}`)
      return pair(sumOf(vector.expect_parts), sumOf(got))
    },
  ),

  first_billing_date: check(z.object({ ...rule, expect: day }), (vector) =>
    pair(vector.expect, firstBillingDate(ruleOf(vector))),
  ),

  billed_through_in_advance: check(z.object({ ...rule, bill_through: day, expect: day }), (vector) => {
    const last = billingPeriods(ruleOf(vector), vector.bill_through).at(-1)
    return pair(vector.expect, last ? last.toExclusive : vector.start)
  }),

  whole_periods_in_advance: check(z.object({ ...rule, bill_through: day, expect: z.number() }), (vector) =>
    pair(vector.expect, wholePeriodsInAdvance(ruleOf(vector), vector.bill_through)),
  ),

  prorated_amount: check(z.object({ ...amount, expect_minor: z.number() }), (vector) =>
    pair(vector.expect_minor, netOf(vector)),
  ),

  prorated_amount_with_tax: check(
    z.object({
      ...amount,
      tax_rate_percent: z.string(),
      expect_net_minor: z.number(),
      expect_tax_minor: z.number(),
      expect_total_minor: z.number(),
    }),
    (vector) => {
      const net = netOf(vector)
      const tax = taxOn(net, vector.tax_rate_percent)
      const expected = [vector.expect_net_minor, vector.expect_tax_minor, vector.expect_total_minor]
      return pair(expected.join(' + '), [net, tax, net + tax].join(' + '))
    },
  ),

  first_week_amount_by_timezone: check(
    z.object({
      amount_minor: z.coerce.number(),
      timezone: z.string(),
      started_at: z.string(),
      expect_days: z.number(),
      expect_minor: z.number(),
    }),
    (vector) => {
      const { days, of } = calendarWeekShare({ startedAt: vector.started_at, timezone: vector.timezone })
      const minor = partOf(vector.amount_minor, days, of)
      return pair(`${vector.expect_days} days, ${vector.expect_minor}`, `${days} days, ${minor}`)
    },
  ),

  period_at_billing_date: check(
    z.object({
      anchor: day,
      billing_date: day,
      billing: z.enum(['anniversary', 'calendar']),
      timing,
      interval_months: z.number(),
      ...expectedPeriod(),
    }),
    ({ anchor, billing, timing, interval_months: intervalMonths, ...vector }) =>
      periodPair(vector, periodBilledOn({ anchor, intervalMonths, billing, timing }, vector.billing_date)),
  ),

  add_months_clamped: check(z.object({ date: day, months: z.number(), expect: day }), (vector) =>
    pair(vector.expect, addMonths(vector.date, vector.months)),
  ),

  period_by_index: check(
    z.object({ start: day, interval_months: z.number(), index: z.number(), ...expectedPeriod() }),
    (vector) => periodPair(vector, periodByIndex(intervalOf(vector), vector.index)),
  ),

  period_index_for_date: check(
    z.object({ start: day, interval_months: z.number(), date: day, expect: z.number() }),
    (vector) => pair(vector.expect, periodIndex(intervalOf(vector), vector.date)),
  ),

  next_billing_date: check(
    z.object({ start: day, interval_months: z.number(), timing, index: z.number(), expect: day }),
    (vector) =>
      pair(vector.expect, nextBillingDate({ ...intervalOf(vector), timing: vector.timing }, vector.index)),
  ),

  in_renewal_notice_window: check(
    z.object({ today: day, term_end: day, notice_days: z.number(), expect: z.boolean() }),
    ({ today, term_end: termEnd, notice_days: noticeDays, expect }) =>
      pair(expect, inNoticeWindow({ today, termEnd, noticeDays })),
  ),

  auto_renew_catch_up: check(
    z.object({
      term_end: day,
      due_period_start: day,
      term_months: z.number(),
      expect_new_end: day,
      expect_renewed: z.boolean(),
    }),
    (vector) => {
      const term = { termEnd: vector.term_end, termMonths: vector.term_months }
      const { termEnd, renewed } = renewThrough(term, vector.due_period_start)
      return pair(`${vector.expect_new_end} ${vector.expect_renewed}`, `${termEnd} ${renewed}`)
    },
  ),

  first_period_calendar_aligned: check(
    z.object({ start: day, interval_months: z.number(), ...expectedPeriod() }),
    (vector) => {
      const [first] = billingPeriods({ ...intervalOf(vector), anchor: 'first' }, vector.start)
      if (!first) throw new Error('There is no first period')
      return periodPair(vector, first)
    },
  ),
}

function check<Vector>(shape: z.ZodType<Vector>, run: (vector: Vector) => ReturnType<Check>): Check {
  return (given) => run(shape.parse(given))
}

function pair(expected: unknown, got: unknown) {
  return { expected: String(expected), got: String(got) }
}

function expectedPeriod() {
  return {
    expect_from: day.optional(),
    expect_end_exclusive: day.optional(),
    expect_to_inclusive: day.optional(),
    expect_end_inclusive: day.optional(),
  }
}

type ExpectedPeriod = Partial<Record<keyof ReturnType<typeof expectedPeriod>, string>>

/** Compares what the vector says of the period, be it one end or both. */
function periodPair(vector: ExpectedPeriod, period: { from: PlainDate; toExclusive: PlainDate }) {
  const last = period.toExclusive.subtract({ days: 1 })
  const got = [
    vector.expect_from && period.from,
    vector.expect_end_exclusive && period.toExclusive,
    vector.expect_to_inclusive && last,
    vector.expect_end_inclusive && last,
  ]
  const expected = [
    vector.expect_from,
    vector.expect_end_exclusive,
    vector.expect_to_inclusive,
    vector.expect_end_inclusive,
  ]
  if (expected.every((end) => end === undefined))
    throw new Error('The vector expects neither end of the period')
  return pair(expected.filter(Boolean).join(' '), got.filter(Boolean).join(' '))
}

function ruleOf(
  vector: { start: string; billing_day: number; interval_months: number },
  end?: string | null,
) {
  return { ...intervalOf(vector), anchor: vector.billing_day, endExclusive: end ?? undefined }
}

function intervalOf(vector: { start: string; interval_months: number }) {
  return { start: vector.start, intervalMonths: vector.interval_months }
}

function dayCount(vector: { fixed_month_days?: 30 }) {
  return vector.fixed_month_days ? '30/360' : 'actual'
}

/** The fraction as it is (22/30, not 11/15), and its decimals where the vector gives them. */
function fractions(vector: { expect_fraction?: string; expect_decimal?: string }, { days, of }: Fraction) {
  const nine = printDecimal(dividedBy(wholeNumber(days), wholeNumber(of), 9))
  const expectedNine =
    vector.expect_decimal && printDecimal(dividedBy(decimal(vector.expect_decimal), wholeNumber(1), 9))
  const expected = [vector.expect_fraction, expectedNine]
  return pair(
    expected.filter(Boolean).join(' = '),
    [vector.expect_fraction && `${days}/${of}`, expectedNine && nine].filter(Boolean).join(' = '),
  )
}

/** Billed cycles in all, as an exact fraction over a common denominator. */
function sumOf(parts: readonly string[]): string {
  const fractions = parts.map((part) => part.split('/').map(BigInt))
  const denominator = fractions.reduce((product, [, of = 1n]) => product * of, 1n)
  const numerator = fractions.reduce((sum, [days = 0n, of = 1n]) => sum + (days * denominator) / of, 0n)
  const common = greatestCommonDivisor(numerator, denominator)
  return `${numerator / common}/${denominator / common}`
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}

function netOf(vector: {
  amount_minor: bigint
  period_start: string
  period_end_inclusive: string
  service_from: string
  service_to_inclusive: string
}) {
  const period = { from: vector.period_start, toExclusive: dayAfter(vector.period_end_inclusive) }
  const service = { from: vector.service_from, toExclusive: dayAfter(vector.service_to_inclusive) }
  return prorate(vector.amount_minor, period, service)
}

function dayAfter(date: string) {
  return Temporal.PlainDate.from(date).add({ days: 1 })
}
