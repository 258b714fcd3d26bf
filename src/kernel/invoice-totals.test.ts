import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Decimal, decimal, minus, plus, printDecimal, wholeNumber } from './decimal.ts'
import { type InvoiceLine, invoiceTotals, taxOn } from './invoice-totals.ts'
import { printAmount } from './money.ts'

const line = (quantity: string, price: string, more: Partial<InvoiceLine> = {}): InvoiceLine => ({
  quantity,
  price,
  taxCategory: 'S',
  taxPercent: '23',
  ...more,
})

test('50 minutes at 120.00 an hour are 100.00', () => {
  const { lines, totals } = invoiceTotals({
    currency: 'EUR',
    lines: [line('50', '120.00', { priceBaseQuantity: '60' })],
  })
  assert.deepEqual(lines, [{ net: '100.00' }])
  assert.deepEqual([totals.taxTotal, totals.payable], ['23.00', '123.00'])
})

test('a line is rounded once, after its allowances and charges', () => {
  const discounted = line('3', '0.335', { allowances: ['0.50'], charges: ['0.10'] })
  assert.deepEqual(invoiceTotals({ currency: 'EUR', lines: [discounted] }).lines, [{ net: '0.61' }])
})

test('tax is taken once per rate, not per line', () => {
  const three = Array.from({ length: 3 }, () => line('1', '0.35', { taxPercent: '10' }))
  const { taxBreakdown } = invoiceTotals({ currency: 'EUR', lines: three })
  assert.deepEqual(taxBreakdown, [{ taxCategory: 'S', taxPercent: '10', taxable: '1.05', tax: '0.11' }])
})

test('25 and 25.00 are one rate, another category is another row, and no rate is no tax', () => {
  const { taxBreakdown } = invoiceTotals({
    currency: 'EUR',
    lines: [
      line('1', '10', { taxPercent: '25' }),
      line('1', '10', { taxPercent: '25.00' }),
      { quantity: '1', price: '5', taxCategory: 'O' },
    ],
  })
  assert.deepEqual(taxBreakdown, [
    { taxCategory: 'S', taxPercent: '25', taxable: '20.00', tax: '5.00' },
    { taxCategory: 'O', taxable: '5.00', tax: '0.00' },
  ])
})

test('allowances of the document lower their rate, prepaid money and rounding what is to pay', () => {
  const { totals } = invoiceTotals({
    currency: 'EUR',
    lines: [line('1', '200.00')],
    documentAllowances: [{ amount: '20.00', taxCategory: 'S', taxPercent: '23' }],
    documentCharges: [{ amount: '5.00', taxCategory: 'S', taxPercent: '23' }],
    prepaid: '100.00',
    payableRounding: '-0.05',
  })
  assert.deepEqual(totals, {
    lineExtension: '200.00',
    allowanceTotal: '20.00',
    chargeTotal: '5.00',
    taxExclusive: '185.00',
    taxTotal: '42.55',
    taxInclusive: '227.55',
    payable: '127.50',
  })
})

test('currencies without cents and with mills round to what they have', () => {
  const net = (currency: string) => invoiceTotals({ currency, lines: [line('1', '10.5555')] }).lines[0]?.net
  assert.deepEqual(['JPY', 'EUR', 'KWD'].map(net), ['11', '10.56', '10.556'])
})

test('a credit by negative quantity mirrors the invoice', () => {
  const totals = (quantity: string) =>
    invoiceTotals({ currency: 'EUR', lines: [line(quantity, '10.005')] }).totals
  assert.equal(totals('1').payable, '12.31')
  assert.equal(totals('-1').payable, '-12.31')
})

test('text that is no number is a mistake, not a nothing', () => {
  assert.throws(() => invoiceTotals({ currency: 'EUR', lines: [line('1', 'ten')] }), RangeError)
  assert.throws(() => taxOn(1_000, ''), RangeError)
})

test('a price per nothing is refused by name', () => {
  const line = { quantity: '1', price: '10', priceBaseQuantity: '0', taxCategory: 'S', taxPercent: '23' }
  assert.throws(() => invoiceTotals({ currency: 'EUR', lines: [line] }), /priceBaseQuantity/)
})

test('tax of a half cent is rounded away from zero', () => {
  assert.deepEqual([taxOn(250, '23'), taxOn(-250, '23'), taxOn(4_214, '20')], [58, -58, 843])
})

const cents = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((minor) => printAmount(minor, 'EUR'))
const rate = fc.constantFrom('0', '13.5', '23', '8.875')
const anyLine = fc.record({
  quantity: fc.integer({ min: -500, max: 500 }).map(String),
  price: fc.nat(9_999_999).map((digits) => printDecimal({ digits: BigInt(digits), scale: 4 })),
  priceBaseQuantity: fc.constantFrom('1', '60'),
  allowances: fc.array(cents, { maxLength: 2 }),
  taxCategory: fc.constant('S'),
  taxPercent: rate,
})
const amounts = fc.array(fc.record({ amount: cents, taxCategory: fc.constant('S'), taxPercent: rate }), {
  maxLength: 3,
})
const sum = (texts: readonly string[]): Decimal => texts.map(decimal).reduce(plus, wholeNumber(0))
const same = (a: Decimal, b: Decimal) => assert.equal(minus(a, b).digits, 0n)

test('totals always add up', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 8 }),
      amounts,
      amounts,
      cents,
      (lines, allowances, charges, prepaid) => {
        const {
          lines: nets,
          taxBreakdown,
          totals,
        } = invoiceTotals({
          currency: 'EUR',
          lines,
          documentAllowances: allowances,
          documentCharges: charges,
          prepaid,
        })
        const total = (name: keyof typeof totals) => decimal(totals[name])
        same(sum(nets.map(({ net }) => net)), total('lineExtension'))
        same(sum(taxBreakdown.map(({ taxable }) => taxable)), total('taxExclusive'))
        same(sum(taxBreakdown.map(({ tax }) => tax)), total('taxTotal'))
        same(
          plus(minus(total('lineExtension'), total('allowanceTotal')), total('chargeTotal')),
          total('taxExclusive'),
        )
        same(plus(total('taxExclusive'), total('taxTotal')), total('taxInclusive'))
        same(minus(total('taxInclusive'), decimal(prepaid)), total('payable'))
      },
    ),
  )
})
