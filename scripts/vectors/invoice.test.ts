import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkInvoices } from './invoice.ts'

const taxOf = (taxable: string, rate_percent: string, expect_tax: string) =>
  checkInvoices({ rounding: [{ id: 'R', taxable, rate_percent, expect_tax }] })[0]?.passed

test('tax of an amount written without its cents is rounded to cents all the same', () => {
  assert.equal(taxOf('66289.2', '20', '13257.84'), true)
  assert.equal(taxOf('100', '8.25', '8.25'), true)
  assert.equal(taxOf('100', '8.25', '8'), false)
})
