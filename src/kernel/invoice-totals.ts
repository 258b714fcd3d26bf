import {
  type Decimal,
  decimal,
  dividedBy,
  minus,
  negated,
  plus,
  printDecimal,
  rounded,
  times,
  trimmed,
  wholeNumber,
} from './decimal.ts'
import { type Currency, decimalsOf, safeMinor } from './money.ts'

/** Amounts, quantities, prices and percentages are decimal text ('120.00', '50', '23.33'). */
export type InvoiceDocument = {
  currency: Currency
  lines: readonly InvoiceLine[]
  documentAllowances?: readonly DocumentAmount[]
  documentCharges?: readonly DocumentAmount[]
  prepaid?: string
  payableRounding?: string
}
export type InvoiceLine = Taxed & {
  quantity: string
  price: string
  /** The quantity the price is for: 60 when minutes are priced by the hour. */
  priceBaseQuantity?: string
  allowances?: readonly string[]
  charges?: readonly string[]
}
export type DocumentAmount = Taxed & { amount: string }
/** EN 16931 category code ('S', 'Z', 'E', 'AE', 'O', …); without a percentage there is no tax. */
export type Taxed = { taxCategory: string; taxPercent?: string }

export type TaxRow = Taxed & { taxable: string; tax: string }
export type InvoiceTotals = {
  lines: { net: string }[]
  taxBreakdown: TaxRow[]
  totals: {
    lineExtension: string
    allowanceTotal: string
    chargeTotal: string
    taxExclusive: string
    taxTotal: string
    taxInclusive: string
    payable: string
  }
}

/**
 * Totals of an invoice as EN 16931 reckons them: each line net is rounded, the sum is exact; tax is taken once per
 * category and rate on the sum; always half away from zero, to the currency's decimals. Throws a RangeError
 * for text that is no decimal number. Source: EN 16931-1:2017, BR-CO-10 to BR-CO-17.
 */
export function invoiceTotals(document: InvoiceDocument): InvoiceTotals {
  const scale = decimalsOf(document.currency)
  const round = (amount: string) => rounded(decimal(amount), scale)
  const lines = document.lines.map((line) => ({ ...line, share: lineNet(line, scale) }))
  const allowances = (document.documentAllowances ?? []).map((row) => ({
    ...row,
    share: negated(round(row.amount)),
  }))
  const charges = (document.documentCharges ?? []).map((row) => ({ ...row, share: round(row.amount) }))
  const breakdown = taxBreakdown([...lines, ...allowances, ...charges])

  const lineExtension = sumOfShares(lines)
  const allowanceTotal = negated(sumOfShares(allowances))
  const chargeTotal = sumOfShares(charges)
  const taxExclusive = plus(minus(lineExtension, allowanceTotal), chargeTotal)
  const taxTotal = sum(breakdown.map((row) => row.tax))
  const taxInclusive = plus(taxExclusive, taxTotal)
  const payable = plus(
    minus(taxInclusive, decimal(document.prepaid ?? '0')),
    decimal(document.payableRounding ?? '0'),
  )

  const print = (amount: Decimal) => printDecimal(rounded(amount, scale))
  return {
    lines: lines.map(({ share }) => ({ net: print(share) })),
    taxBreakdown: breakdown.map((row) => ({ ...row, taxable: print(row.taxable), tax: print(row.tax) })),
    totals: {
      lineExtension: print(lineExtension),
      allowanceTotal: print(allowanceTotal),
      chargeTotal: print(chargeTotal),
      taxExclusive: print(taxExclusive),
      taxTotal: print(taxTotal),
      taxInclusive: print(taxInclusive),
      payable: print(payable),
    },
  }
}

/** net × percent ÷ 100, half away from zero. */
export const taxOn = (netMinor: number, percent: string): number =>
  safeMinor(taxOf(wholeNumber(netMinor), percent).digits)

/** The tax on an amount, at the amount's own number of decimals. */
export const taxOf = (net: Decimal, percent: string): Decimal =>
  dividedBy(times(net, decimal(percent)), wholeNumber(100), net.scale)

/** round(quantity × price ÷ base − allowances + charges), in one division so that it rounds once. */
function lineNet(line: InvoiceLine, scale: number): Decimal {
  const base = decimal(line.priceBaseQuantity ?? '1')
  if (base.digits <= 0n)
    throw new RangeError(`priceBaseQuantity is more than 0, not ${line.priceBaseQuantity}`)
  const extra = minus(sum((line.charges ?? []).map(decimal)), sum((line.allowances ?? []).map(decimal)))
  const gross = times(decimal(line.quantity), decimal(line.price))
  return dividedBy(plus(gross, times(extra, base)), base, scale)
}

type Share = Taxed & { share: Decimal }

/** One row per category and rate ('25' and '25.00' are one rate), in the order in which they first appear. */
function taxBreakdown(shares: readonly Share[]) {
  const rows = new Map<string, Taxed & { taxable: Decimal }>()
  for (const { taxCategory, taxPercent, share } of shares) {
    const rate = taxPercent === undefined ? {} : { taxPercent }
    const key = `${taxCategory} ${taxPercent === undefined ? '' : printDecimal(trimmed(decimal(taxPercent)))}`
    const before = rows.get(key) ?? { taxCategory, ...rate, taxable: wholeNumber(0) }
    rows.set(key, { ...before, taxable: plus(before.taxable, share) })
  }
  return [...rows.values()].map((row) => ({ ...row, tax: taxOf(row.taxable, row.taxPercent ?? '0') }))
}

const sumOfShares = (shares: readonly Share[]) => sum(shares.map(({ share }) => share))
const sum = (amounts: readonly Decimal[]) => amounts.reduce(plus, wholeNumber(0))
