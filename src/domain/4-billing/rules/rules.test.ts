import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/days.ts'
import { allocate } from './allocate.ts'
import { countedKey } from './charge-key.ts'
import { creditLines } from './credit-lines.ts'
import { totalsOf } from './group-invoices.ts'
import { invoiceNumber } from './invoice-number.ts'
import { reminderDue, reminderSteps } from './reminders.ts'

test('numbers have a series for each kind and year', () => {
  assert.equal(invoiceNumber('invoice', 2026, 31), 'INV-2026-0031')
  assert.equal(invoiceNumber('credit-note', 2026, 12_345), 'CN-2026-12345')
})

test('a charge that was taken back gets a key that counts on', () => {
  assert.equal(countedKey('a/care/2026-01-01', new Map()), 'a/care/2026-01-01')
  assert.equal(countedKey('a/care/2026-01-01', new Map([['a/care/2026-01-01', 2]])), 'a/care/2026-01-01#3')
})

const invoiceOf = (at: number, openMinor: number) => ({
  id: String(at),
  number: `INV-${at}`,
  clientId: 'oakmantle',
  currency: 'EUR',
  openMinor,
  dueOn: addDays('2026-01-01', at),
})
const paid = (amountMinor: number) => ({ amountMinor, currency: 'EUR', clientId: 'oakmantle' })

test('a payment settles the oldest first and never more than is open or than came in', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 400_000 }),
      (opens, amount) => {
        const open = opens.map((minor, at) => invoiceOf(at, minor))
        const shares = allocate(paid(amount), open.toReversed(), undefined)
        assert.ok(shares.yes)
        const sum = shares.value.reduce((total, share) => total + share.amountMinor, 0)
        assert.equal(
          sum,
          Math.min(
            amount,
            opens.reduce((total, minor) => total + minor, 0),
          ),
        )
        for (const [at, share] of shares.value.entries()) {
          assert.equal(share.invoiceId, String(at))
          if (at < shares.value.length - 1) assert.equal(share.amountMinor, opens[at])
        }
      },
    ),
  )
})

test('an invoice in another currency is not settled', () => {
  const open = [{ ...invoiceOf(1, 500), currency: 'GBP' }]
  assert.deepEqual(allocate(paid(500), open, undefined), { yes: true, value: [] })
  assert.partialDeepStrictEqual(allocate(paid(500), open, [{ invoiceId: '1', amountMinor: 500 }]), {
    yes: false,
    reason: 'currency-differs',
  })
})

test('an invoice named twice is settled by no more than is open on it', () => {
  const twice = [
    { invoiceId: '1', amountMinor: 500 },
    { invoiceId: '1', amountMinor: 500 },
  ]
  assert.partialDeepStrictEqual(allocate(paid(1000), [invoiceOf(1, 500)], twice), {
    yes: false,
    reason: 'allocation-too-much',
  })
  assert.ok(allocate(paid(1000), [invoiceOf(1, 1000)], twice).yes)
})

test('each reminder comes on its day, once, and those that were missed are skipped', () => {
  const invoice = { issuedOn: '2026-11-02', dueOn: '2026-11-16' }
  const due = (day: string, taken: number[] = []) => reminderDue({ ...invoice, taken }, day)
  assert.equal(due('2026-11-12'), undefined)
  assert.equal(due('2026-11-13'), 1)
  assert.equal(due('2026-11-17'), undefined)
  assert.equal(due('2026-11-23', [1]), 2)
  assert.equal(due('2026-11-24', [1, 2]), undefined)
  assert.equal(due('2026-12-31'), 3)
  assert.equal(due('2026-12-31', [3]), undefined)
  assert.equal(
    reminderDue({ issuedOn: '2026-11-02', dueOn: '2026-11-02', taken: [] }, '2026-11-02'),
    undefined,
  )
})

test('no invoice is reminded of more often than there are steps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (terms) => {
      const dueOn = addDays('2026-01-01', terms)
      const taken: number[] = []
      for (let day = 0; day < 120; day += 1) {
        const step = reminderDue({ issuedOn: '2026-01-01', dueOn, taken }, addDays('2026-01-01', day))
        if (step !== undefined) taken.push(step)
      }
      assert.equal(new Set(taken).size, taken.length)
      assert.ok(taken.length <= reminderSteps.length)
    }),
  )
})

const line = {
  position: 1,
  nature: 'recurring' as const,
  agreementId: null,
  lineKey: 'care',
  from: '2026-11-01',
  to: '2026-12-01',
  title: 'Care',
  quantity: '27',
  unit: 'endpoint',
  unitPrice: '38',
  baseQuantity: '1',
  netMinor: 102_600,
  taxCategory: 'S',
  taxPercent: '13.5',
  creditedMinor: 0,
  account: '',
  passThrough: false,
}
const invoice = { number: 'INV-2026-0001', clientId: 'alderquay', currency: 'EUR' }

test('a whole line is credited by its own quantity and price, at its own tax rate', () => {
  const credited = creditLines(invoice, [line], { reason: 'wrong', rebill: false })
  assert.partialDeepStrictEqual(credited, [
    { quantity: '-27', unitPrice: '38', netMinor: -102_600, taxPercent: '13.5' },
  ])
  assert.partialDeepStrictEqual(totalsOf(credited, 'EUR'), {
    kind: 'credit-note',
    netMinor: -102_600,
    taxMinor: -13_851,
  })
})

test('what was credited before is not credited again', () => {
  const [rest] = creditLines(invoice, [{ ...line, creditedMinor: 100_000 }], {
    reason: 'rest',
    rebill: false,
  })
  assert.deepEqual([rest?.quantity, rest?.unitPrice, rest?.netMinor], ['-1', '26.00', -2_600])
  assert.throws(() =>
    creditLines(invoice, [{ ...line, creditedMinor: 102_600 }], { reason: '', rebill: false }),
  )
})

test('what is billed again is credited as a whole', () => {
  const lines = [{ position: 1 }]
  assert.throws(() => creditLines(invoice, [line], { reason: 'again', rebill: true, lines }))
})

test('a line named twice is not credited twice', () => {
  const lines = [{ position: 1 }, { position: 1 }]
  assert.throws(() => creditLines(invoice, [line], { reason: 'twice', rebill: false, lines }))
})
