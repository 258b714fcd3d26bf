import type { TaxCategory } from '#firm/rules'
import { Refused } from '#kernel/decision.ts'
import { printAmount } from '#kernel/money.ts'
import type { Nature, TaxedLine } from './planned.ts'

/** A line of an issued invoice, as far as crediting it goes. */
export type Creditable = {
  position: number
  nature: Nature
  agreementId: string | null
  lineKey: string | null
  from: string | null
  to: string | null
  title: string
  quantity: string
  unit: string
  unitPrice: string
  baseQuantity: string
  netMinor: number
  taxCategory: string
  taxPercent: string
  creditedMinor: number
  account: string
  passThrough: boolean
}
type Invoice = { number: string; clientId: string; currency: string }
type Asked = {
  reason: string
  rebill: boolean
  lines?: readonly { position: number; netMinor?: number | undefined }[] | undefined
}

/** The lines of a credit note, each with a negative quantity and the tax rate of the line it credits. */
export function creditLines(invoice: Invoice, lines: readonly Creditable[], asked: Asked): TaxedLine[] {
  if (asked.rebill && asked.lines) throw new Refused('rebill-whole')
  const wanted = asked.lines ?? lines.map(({ position }) => ({ position, netMinor: undefined }))
  if (new Set(wanted.map(({ position }) => position)).size < wanted.length)
    throw new Refused('credited-twice')
  const credited = wanted.flatMap(({ position, netMinor }) => {
    const line = lines.find((each) => each.position === position)
    if (!line) throw new Refused('no-lines')
    const leftMinor = line.netMinor - line.creditedMinor
    const minor = netMinor ?? leftMinor
    if (leftMinor === 0) return []
    if (Math.abs(minor) > Math.abs(leftMinor) || Math.sign(minor) !== Math.sign(leftMinor))
      throw new Refused('credit-too-much', {
        field: 'netMinor',
        left: printAmount(leftMinor, invoice.currency),
      })
    return [creditLine(invoice, line, minor, asked.reason)]
  })
  if (credited.length > 0) return credited
  throw asked.lines ? new Refused('no-lines') : new Refused('already-credited', { number: invoice.number })
}

function creditLine(
  { number, clientId, currency }: Invoice,
  line: Creditable,
  minor: number,
  reason: string,
): TaxedLine {
  const isWhole = minor === line.netMinor
  return {
    billTo: clientId,
    currency,
    agreementId: line.agreementId,
    lineKey: line.lineKey,
    chargeKey: '',
    charge: '',
    kind: 'credit',
    nature: line.nature,
    from: line.from,
    to: line.to,
    title: line.title,
    quantity: isWhole ? negated(line.quantity) : minor > 0 ? '-1' : '1',
    unit: isWhole ? line.unit : '',
    unitPrice: isWhole ? line.unitPrice : printAmount(Math.abs(minor), currency),
    baseQuantity: isWhole ? line.baseQuantity : '1',
    netMinor: 0 - minor,
    listMinor: 0,
    waivedMinor: 0,
    discountMinor: 0,
    rateSavingMinor: 0,
    minutes: null,
    fee: null,
    lotKey: null,
    timeEntryId: null,
    account: line.account,
    taxCode: null,
    passThrough: line.passThrough,
    taxCategory: categoryOf(line.taxCategory),
    taxPercent: line.taxPercent,
    trace: { kind: 'credit', invoiceNumber: number, reason, position: line.position },
  }
}

const negated = (quantity: string) => (quantity.startsWith('-') ? quantity.slice(1) : `-${quantity}`)

const categories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const
const categoryOf = (text: string): TaxCategory => categories.find((category) => category === text) ?? 'S'
