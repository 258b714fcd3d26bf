import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/days.ts'
import { type MrrReport, monthlyMinor, mrrMovements, type RecurringLine } from './mrr-movements.ts'

const monthly = (
  clientId: string,
  amountMinor: number,
  from: string,
  toExclusive?: string,
): RecurringLine => ({
  clientId,
  amountMinor,
  intervalMonths: 1,
  from,
  toExclusive,
  currency: 'EUR',
})
const year2026 = { from: '2026-01-01', toExclusive: '2027-01-01' }
const report = (lines: RecurringLine[], window = year2026): MrrReport => {
  const inEuro = mrrMovements(lines, window).EUR
  assert.ok(inEuro)
  return inEuro
}

test('2,000 a year are 166.67 a month', () => {
  assert.equal(monthlyMinor({ ...monthly('alderquay', 200_000, '2026-01-01'), intervalMonths: 12 }), 16_667)
})

test('an interval of no months is refused by name', () => {
  assert.throws(
    () => monthlyMinor({ ...monthly('alderquay', 200_000, '2026-01-01'), intervalMonths: 0 }),
    /intervalMonths/,
  )
})

test('each line is rounded before they are added', () => {
  const third = { ...monthly('alderquay', 100, '2026-02-01'), intervalMonths: 3 }
  assert.equal(report([third, third]).closing, 66)
})

test('endpoints that come and go move the MRR on their day', () => {
  const endpoints = (quantity: number, from: string, toExclusive?: string) => ({
    ...monthly('glasmorrin', 3_800, from, toExclusive),
    quantity,
  })
  const { movements, closing } = report([
    endpoints(24, '2026-04-01', '2026-04-14'),
    endpoints(27, '2026-04-14', '2026-05-21'),
    endpoints(26, '2026-05-21'),
  ])
  assert.deepEqual(movements, [
    { date: '2026-04-01', clientId: 'glasmorrin', kind: 'new', minor: 91_200 },
    { date: '2026-04-14', clientId: 'glasmorrin', kind: 'expansion', minor: 11_400 },
    { date: '2026-05-21', clientId: 'glasmorrin', kind: 'contraction', minor: -3_800 },
  ])
  assert.equal(closing, 98_800)
})

test('a renewal signed late makes no churn', () => {
  const { movements } = report([
    monthly('jarrowby', 105_000, '2025-06-01', '2026-06-01'),
    monthly('jarrowby', 105_000, '2026-06-01'),
  ])
  assert.deepEqual(movements, [])
})

test('a client churns on the day after its last line ends, not before', () => {
  const { movements } = report([
    monthly('verrin', 71_100, '2024-10-01', '2026-09-01'),
    monthly('verrin', 5_000, '2025-01-01', '2026-06-01'),
  ])
  assert.deepEqual(
    movements.map(({ date, kind, minor }) => [date, kind, minor]),
    [
      ['2026-06-01', 'contraction', -5_000],
      ['2026-09-01', 'churn', -71_100],
    ],
  )
})

test('a client who left before the window comes back as a reactivation', () => {
  const { movements } = report([
    monthly('underley', 62_400, '2024-01-01', '2025-04-01'),
    monthly('underley', 48_000, '2026-02-01'),
  ])
  assert.deepEqual(movements, [
    { date: '2026-02-01', clientId: 'underley', kind: 'reactivation', minor: 48_000 },
  ])
})

test('a waived fee contracts and expands, and is no churn', () => {
  const { movements } = report([
    monthly('hollowfield', 142_800, '2025-01-01', '2026-03-01'),
    monthly('hollowfield', 0, '2026-03-01', '2026-05-01'),
    monthly('hollowfield', 142_800, '2026-05-01'),
  ])
  assert.deepEqual(
    movements.map(({ kind }) => kind),
    ['contraction', 'expansion'],
  )
})

test('of 100 open, 10 lost, 10 shrunk and 10 grown are 20 % gross and 10 % net churn', () => {
  const { grossChurn, netChurn, grr, nrr } = report([
    monthly('verrin', 1_000, '2025-01-01', '2026-05-01'),
    monthly('kestrelmoor', 4_000, '2025-01-01', '2026-05-01'),
    monthly('kestrelmoor', 3_000, '2026-05-01'),
    monthly('brannoch', 5_000, '2025-01-01', '2026-05-01'),
    monthly('brannoch', 6_000, '2026-05-01'),
  ])
  assert.deepEqual({ grossChurn, netChurn, grr, nrr }, { grossChurn: 0.2, netChurn: 0.1, grr: 0.8, nrr: 0.9 })
})

test('who left and came back in the window is lost to retention', () => {
  const { grr, nrr, netChurn } = report([
    monthly('underley', 1_000, '2025-01-01', '2026-03-01'),
    monthly('underley', 1_000, '2026-08-01'),
    monthly('brannoch', 1_000, '2025-01-01'),
  ])
  assert.deepEqual({ grr, nrr, netChurn }, { grr: 0.5, nrr: 0.5, netChurn: 0 })
})

test('growth of one client does not hide the loss of another from gross retention', () => {
  const { grr, nrr } = report([
    monthly('verrin', 1_000, '2025-01-01', '2026-05-01'),
    monthly('brannoch', 1_000, '2025-01-01', '2026-05-01'),
    monthly('brannoch', 2_000, '2026-05-01'),
  ])
  assert.deepEqual({ grr, nrr }, { grr: 0.5, nrr: 1 })
})

test('without MRR at opening there are no rates', () => {
  const { grossChurn, netChurn, grr, nrr } = report([monthly('wexcombe', 1_000, '2026-02-01')])
  assert.deepEqual([grossChurn, netChurn, grr, nrr], [null, null, null, null])
})

test('licences passed through stand apart', () => {
  const licence = { ...monthly('hollowfield', 70_000, '2025-01-01'), passThrough: true }
  const { opening, closing, passThrough } = report([licence, monthly('hollowfield', 142_800, '2026-02-01')])
  assert.deepEqual({ opening, closing }, { opening: 0, closing: 142_800 })
  assert.deepEqual(passThrough, { opening: 70_000, closing: 70_000 })
})

test('currencies are never added', () => {
  const inPounds = { ...monthly('ennet', 5_000, '2026-02-01'), currency: 'GBP' }
  const reports = mrrMovements([monthly('ennet', 1_000, '2025-01-01'), inPounds], year2026)
  assert.equal(reports.EUR?.closing, 1_000)
  assert.equal(reports.GBP?.closing, 5_000)
  assert.deepEqual(
    reports.GBP?.movements.map(({ kind }) => kind),
    ['expansion'],
  )
})

const dayOfTwoYears = fc.integer({ min: 0, max: 730 }).map((days) => addDays('2025-07-01', days))
const anyLine = fc.record({
  clientId: fc.constantFrom('alderquay', 'brannoch', 'carrowmel'),
  amountMinor: fc.integer({ min: 0, max: 200_000 }),
  intervalMonths: fc.constantFrom(1, 3, 12),
  quantity: fc.integer({ min: 1, max: 30 }),
  from: dayOfTwoYears,
  toExclusive: fc.option(dayOfTwoYears, { nil: undefined }),
  currency: fc.constantFrom('EUR', 'USD'),
})

test('movements always add up from opening to closing', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
      for (const { opening, closing, movements } of Object.values(mrrMovements(lines, year2026))) {
        const moved = movements.reduce((sum, { minor }) => sum + minor, 0)
        assert.equal(opening + moved, closing)
      }
    }),
  )
})

test('gross retention never exceeds net retention or the whole', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
      for (const { grr, nrr } of Object.values(mrrMovements(lines, year2026))) {
        if (grr === null || nrr === null) continue
        assert.ok(grr <= nrr && grr <= 1 && grr >= 0)
      }
    }),
  )
})
