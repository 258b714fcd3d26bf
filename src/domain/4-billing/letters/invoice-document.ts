import { addDays, type Day } from '#kernel/days.ts'
import { printMinutes } from '#kernel/minutes.ts'
import { type Writing, writtenDay, writtenMoney } from '#kernel/writing.ts'
import type { LineKind } from '../rules/planned.ts'

export type PrintedLine = {
  kind: LineKind
  from: Day | null
  to: Day | null
  title: string
  quantity: string
  unit: string
  unitPrice: string
  baseQuantity: string
  netMinor: number
  listMinor: number
  waivedMinor: number
  discountMinor: number
  minutes: number | null
}

type Party = { name: string; address: string; country: string; taxNumber: string; email: string }

export type PrintedInvoice = {
  number: string
  kind: 'invoice' | 'credit-note' | 'statement'
  issuedOn: Day
  dueOn: Day
  termsDays: number
  currency: string
  purchaseOrder: string
  note: string
  credits: string | null
  annex: 'none' | 'summary' | 'detail'
  billTo: Party
  seller: Party & { phone: string; bankAccount: string }
  lines: readonly PrintedLine[]
  netMinor: number
  taxMinor: number
  grossMinor: number
  prepaidMinor: number
  payableMinor: number
  tax: readonly { category: string; percent: string; taxableMinor: number; taxMinor: number }[]
}

const titles = { invoice: 'Invoice', 'credit-note': 'Credit note', statement: 'Statement of work' } as const

/** The invoice on paper: what is paid for above, what was covered and waived below. EN 16931's fields all stand on it. */
export function invoiceDocument(invoice: PrintedInvoice, writing: Writing) {
  const sign = invoice.kind === 'credit-note' ? -1 : 1
  const money = (minor: number) => writtenMoney(sign * minor, invoice.currency, writing, { bare: true })
  const charged = invoice.lines.filter(
    ({ kind, netMinor }) => kind !== 'covered' && (kind !== 'no-charge' || netMinor !== 0),
  )
  return {
    template,
    title: `${titles[invoice.kind]} ${invoice.number}`,
    data: {
      ...headOf(invoice, writing),
      currency: invoice.currency,
      rows: charged.map((line) => rowOf(line, sign, writing, money)),
      sums: sumsOf(invoice, money),
      payment: paymentOf(invoice, writing),
      ...annexOf(invoice, writing),
    },
  }
}

function headOf(
  { kind, number, issuedOn, dueOn, billTo, seller, purchaseOrder, credits, note }: PrintedInvoice,
  writing: Writing,
) {
  const facts: [string, string][] = [
    ['Date', writtenDay(issuedOn, writing)],
    ...(kind === 'invoice' ? [['Due', writtenDay(dueOn, writing)] as [string, string]] : []),
    ...(purchaseOrder ? [['Your order', purchaseOrder] as [string, string]] : []),
    ...(credits ? [['Credits', credits] as [string, string]] : []),
    ...(billTo.taxNumber ? [['Your tax number', billTo.taxNumber] as [string, string]] : []),
  ]
  return {
    firm: seller.name,
    under: [...linesOf(seller.address), seller.phone, seller.email].filter(Boolean),
    aside: [`${titles[kind]} ${number}`],
    heading: titles[kind],
    billTo: [billTo.name, ...linesOf(billTo.address), billTo.country].filter(Boolean),
    facts,
    note,
    foot: [
      seller.name,
      seller.taxNumber && `Tax number ${seller.taxNumber}`,
      seller.bankAccount && `Account ${seller.bankAccount}`,
    ]
      .filter(Boolean)
      .join(' · '),
  }
}

const linesOf = (address: string) => address.split('\n').map((line) => line.trim())

function rowOf(line: PrintedLine, sign: number, writing: Writing, money: (minor: number) => string) {
  const quantity =
    line.unit === 'MIN'
      ? `${decimalText(line.quantity, sign, writing)} min`
      : decimalText(line.quantity, sign, writing)
  const base = line.baseQuantity === '1' ? '' : line.unit === 'MIN' ? ' / h' : ` / ${line.baseQuantity} days`
  return [
    { text: line.title, under: daysText(line, writing) },
    quantity,
    `${decimalText(line.unitPrice, 1, writing, 2)}${base}`,
    money(line.netMinor),
  ]
}

/** From and to as days that are included. */
function daysText({ from, to }: Pick<PrintedLine, 'from' | 'to'>, writing: Writing): string {
  if (from === null) return ''
  const last = to === null ? from : addDays(to, -1)
  if (last <= from) return writtenDay(from, writing, 'short')
  return `${writtenDay(from, writing, 'short')} – ${writtenDay(last, writing, 'short')}`
}

function decimalText(text: string, sign: number, { locale }: Writing, decimals = 0): string {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: 6 })
  return format.format(sign * Number(text)).replace('-', '\u2212')
}

function sumsOf(
  { kind, netMinor, grossMinor, prepaidMinor, payableMinor, tax, currency }: PrintedInvoice,
  money: (minor: number) => string,
) {
  if (kind === 'statement') return []
  return [
    ['Net', '', '', money(netMinor)],
    ...tax.map((row) => [
      `${taxWords(row.category, row.percent)} on ${money(row.taxableMinor)}`,
      '',
      '',
      money(row.taxMinor),
    ]),
    ...(prepaidMinor === 0
      ? []
      : [
          ['Total', '', '', money(grossMinor)],
          ['Already paid', '', '', money(-prepaidMinor)],
        ]),
    [`${kind === 'credit-note' ? 'To your credit' : 'To pay'}, ${currency}`, '', '', money(payableMinor)],
  ]
}

const taxNotes: Record<string, string> = {
  AE: 'VAT, reverse charge: the tax is owed by you,',
  K: 'VAT, supply within the EU,',
  G: 'VAT, export,',
  E: 'VAT, exempt,',
  O: 'Outside the scope of VAT,',
}
const taxWords = (category: string, percent: string) => taxNotes[category] ?? `VAT ${Number(percent)} %`

function paymentOf(
  { kind, seller, number, dueOn, payableMinor, currency }: PrintedInvoice,
  writing: Writing,
) {
  if (kind === 'statement') return 'Nothing is to be paid: all of it is covered by your agreement.'
  if (kind === 'credit-note') return 'This amount is set against what is open, or paid back.'
  const account = seller.bankAccount ? ` to ${seller.bankAccount}` : ''
  const amount = writtenMoney(payableMinor, currency, writing)
  return `Please pay ${amount}${account} by ${writtenDay(dueOn, writing)}, naming ${number}.`
}

/** What the agreement covered, at zero, with what it is worth at list and what was waived. */
function annexOf({ annex, kind, lines, currency }: PrintedInvoice, writing: Writing) {
  const covered = lines.filter((line) => line.kind === 'covered' || line.kind === 'no-charge')
  const money = (minor: number) => writtenMoney(minor, currency, writing, { bare: true })
  const sum = (of: (line: PrintedLine) => number) => covered.reduce((total, line) => total + of(line), 0)
  const inDetail = annex === 'detail' || kind === 'statement'
  if (covered.length === 0 || (annex === 'none' && kind !== 'statement')) return { annex: null }
  const total = [
    `${covered.length} ${covered.length === 1 ? 'piece' : 'pieces'} of work`,
    printMinutes(sum(({ minutes }) => minutes ?? 0)),
    money(sum(({ listMinor }) => listMinor)),
    money(sum(({ waivedMinor }) => waivedMinor)),
  ]
  const rows = covered.map((line) => [
    { text: line.title, under: daysText(line, writing) },
    printMinutes(line.minutes ?? 0),
    money(line.listMinor),
    line.waivedMinor === 0 ? '–' : money(line.waivedMinor),
  ])
  return { annex: { rows: inDetail ? rows : [], sums: [total] } }
}

const template = `#import "house.typ": *
#show: paper.with(firm: data.firm, under: data.under, aside: data.aside, foot: data.foot)
#grid(columns: (1fr, 72mm), column-gutter: 12mm,
  data.billTo.join(linebreak()),
  facts(data.facts, width: 28mm),
)
#v(8mm)
= #data.heading
#if data.note != "" [#data.note]
#if data.rows.len() > 0 {
  ledger(head: ("", "Quantity", "Price", data.currency), rows: data.rows, sums: data.sums)
}
#note(data.payment)
#if data.annex != none [
  == Covered by your agreement
  #ledger(head: ("", "Hours", "Value at list", "Of it waived premium"), rows: data.annex.rows, sums: data.annex.sums)
  #note[Not charged. The value is what this work costs without an agreement.]
]
`
