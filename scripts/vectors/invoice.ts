import { z } from 'zod'
import { type InvoiceDocument, invoiceTotals, taxOn } from '../../src/engine.ts'
import { decimal, printDecimal, trimmed } from '../../src/kernel/decimal.ts'
import { failed, type Outcome } from './outcome.ts'

const allowanceOrCharge = z.object({ charge: z.boolean(), amount: z.string() })
const taxed = { tax_category: z.string(), tax_percent: z.string().optional() }
const line = z.object({
  ...taxed,
  quantity: z.string(),
  price: z.string(),
  price_base_quantity: z.string().optional(),
  allowances_charges: z.array(allowanceOrCharge).default([]),
  expect_line_net: z.string().optional(),
})
const taxRow = z.object({
  ...taxed,
  expect_taxable: z.string().optional(),
  expect_tax: z.string().optional(),
})
const totalNames = [
  ['line_extension', 'lineExtension'],
  ['allowance_total', 'allowanceTotal'],
  ['charge_total', 'chargeTotal'],
  ['tax_exclusive', 'taxExclusive'],
  ['tax_total', 'taxTotal'],
  ['tax_inclusive', 'taxInclusive'],
  ['payable', 'payable'],
] as const
const invoice = z.object({
  id: z.string(),
  currency: z.string(),
  lines: z.array(line),
  document_allowances_charges: z.array(allowanceOrCharge.extend(taxed)).default([]),
  tax_breakdown: z.array(taxRow).default([]),
  expect_totals: z.record(z.string(), z.string()),
})
const rounding = z.object({
  id: z.string(),
  taxable: z.string(),
  rate_percent: z.string(),
  expect_tax: z.string(),
})
const file = z.object({
  invoices: z.array(z.unknown()).default([]),
  rounding: z.array(z.unknown()).default([]),
})

type Invoice = z.infer<typeof invoice>

/** Checks every invoice and every rounding case of a file. */
export function checkInvoices(document: unknown): Outcome[] {
  const { invoices, rounding: cases } = file.parse(document)
  return [
    ...invoices.map((given) => checked(given, checkInvoice)),
    ...cases.map((given) => checked(given, checkTax)),
  ]
}

function checked(given: unknown, check: (given: unknown) => Outcome): Outcome {
  try {
    return check(given)
  } catch (error) {
    const id = z.object({ id: z.string() }).safeParse(given).data?.id ?? '?'
    return failed(id, 'totals', String(error))
  }
}

function checkInvoice(given: unknown): Outcome {
  const vector = invoice.parse(given)
  const result = invoiceTotals(documentOf(vector))
  const facts: [name: string, expected: string | undefined, got: string | undefined][] = [
    ...vector.lines.map((row, index): [string, string | undefined, string | undefined] => [
      `line ${index + 1} net`,
      row.expect_line_net,
      result.lines[index]?.net,
    ]),
    ...vector.tax_breakdown.flatMap((row): [string, string | undefined, string | undefined][] => {
      const own = result.taxBreakdown.find((candidate) => rateOf(candidate) === rateOf(row))
      return [
        [`taxable ${rateOf(row)}`, row.expect_taxable, own?.taxable],
        [`tax ${rateOf(row)}`, row.expect_tax, own?.tax],
      ]
    }),
    ...totalNames.map(([theirs, ours]): [string, string | undefined, string | undefined] => [
      theirs,
      vector.expect_totals[theirs],
      result.totals[ours],
    ]),
  ]
  const wrong = facts.filter(([, expected, got]) => expected !== undefined && !isSame(expected, got))
  return {
    id: vector.id,
    passed: wrong.length === 0,
    expected: wrong.map(([name, expected]) => `${name} ${expected}`).join(', '),
    got: wrong.map(([name, , got]) => `${name} ${got ?? 'nothing'}`).join(', '),
  }
}

function checkTax(given: unknown): Outcome {
  const vector = rounding.parse(given)
  const { digits, scale } = decimal(vector.taxable)
  const cents = scale < 2 ? digits * 10n ** BigInt(2 - scale) : digits
  const tax = printDecimal({ digits: taxOn(cents, vector.rate_percent), scale: Math.max(2, scale) })
  return { id: vector.id, passed: isSame(vector.expect_tax, tax), expected: vector.expect_tax, got: tax }
}

function documentOf(vector: Invoice): InvoiceDocument {
  const { prepaid, payable_rounding: payableRounding } = vector.expect_totals
  return {
    currency: vector.currency,
    lines: vector.lines.map((row) => ({
      ...taxOf(row),
      quantity: row.quantity,
      price: row.price,
      priceBaseQuantity: row.price_base_quantity,
      allowances: row.allowances_charges.filter(({ charge }) => !charge).map(({ amount }) => amount),
      charges: row.allowances_charges.filter(({ charge }) => charge).map(({ amount }) => amount),
    })),
    documentAllowances: vector.document_allowances_charges
      .filter(({ charge }) => !charge)
      .map((row) => ({ ...taxOf(row), amount: row.amount })),
    documentCharges: vector.document_allowances_charges
      .filter(({ charge }) => charge)
      .map((row) => ({ ...taxOf(row), amount: row.amount })),
    prepaid,
    payableRounding,
  }
}

type VectorTax = { tax_category: string; tax_percent?: string }
type OurTax = { taxCategory: string; taxPercent?: string }

const taxOf = (row: VectorTax): OurTax => ({ taxCategory: row.tax_category, taxPercent: row.tax_percent })

function rateOf(row: VectorTax | OurTax): string {
  const { taxCategory, taxPercent } = 'tax_category' in row ? taxOf(row) : row
  return taxPercent === undefined ? taxCategory : `${taxCategory} ${plain(taxPercent)}`
}

/** Amounts compare as decimals: 100 is 100.00. */
const isSame = (expected: string, got: string | undefined) =>
  got !== undefined && plain(expected) === plain(got)
const plain = (text: string) => printDecimal(trimmed(decimal(text)))
