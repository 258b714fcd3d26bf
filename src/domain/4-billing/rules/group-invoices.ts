import type { TaxCategory } from '#firm/rules'
import { addDays } from '#kernel/days.ts'
import { invoiceTotals } from '#kernel/invoice-totals.ts'
import { type Currency, parseAmount } from '#kernel/money.ts'
import type { Account, BilledClient, BillingRules, ClientOrder } from './account.ts'
import type { PlannedInvoice, PlannedLine, TaxedLine } from './planned.ts'

/** Lines by bill-to, currency, tax treatment and order: each group is one invoice. */
export function groupInvoices(
  lines: readonly TaxedLine[],
  account: Account,
  rules: BillingRules,
): PlannedInvoice[] {
  const groups = Map.groupBy(lines, (line) =>
    [line.billTo, line.currency, treatmentOf(line.taxCategory), orderOf(line, account, rules)?.number].join(
      '\n',
    ),
  )
  return [...groups.values()].map((own) => plannedInvoice(own, account, rules))
}

function plannedInvoice(lines: readonly TaxedLine[], account: Account, rules: BillingRules): PlannedInvoice {
  const first = lines[0] as TaxedLine
  const client = account.clients.find(({ id }) => id === first.billTo)
  const termsDays = client?.paymentTermsDays ?? 0
  const inOrder = lines.toSorted(byPlace)
  const { kind, ...totals } = totalsOf(inOrder, first.currency)
  return {
    clientId: first.billTo,
    kind,
    currency: first.currency,
    purchaseOrder: orderOf(first, account, rules)?.number ?? '',
    issuedOn: rules.issuedOn,
    dueOn: addDays(rules.issuedOn, termsDays),
    termsDays,
    lines: inOrder,
    ...totals,
  }
}

/** Totals as EN 16931 reckons them. Nothing but zeros is a statement of work, less than nothing a credit note. */
export function totalsOf(lines: readonly TaxedLine[], currency: Currency) {
  const { totals, taxBreakdown } = invoiceTotals({
    currency,
    lines: lines.map(({ quantity, unitPrice, baseQuantity, taxCategory, taxPercent }) => ({
      quantity,
      price: unitPrice,
      priceBaseQuantity: baseQuantity,
      taxCategory,
      taxPercent,
    })),
  })
  const netMinor = minorOf(totals.taxExclusive, currency)
  const kind: PlannedInvoice['kind'] = lines.every((line) => line.netMinor === 0)
    ? 'statement'
    : netMinor < 0
      ? 'credit-note'
      : 'invoice'
  return {
    kind,
    netMinor,
    taxMinor: minorOf(totals.taxTotal, currency),
    grossMinor: minorOf(totals.taxInclusive, currency),
    tax: taxBreakdown,
  }
}

function minorOf(amount: string, currency: Currency): number {
  const read = parseAmount(amount, currency)
  if (!read.yes) throw new RangeError(`${amount} is no amount in ${currency}`)
  return read.value.minor
}

/** Tax at home stands together on one paper; reverse charge, export and the like each on its own. */
const treatmentOf = (category: TaxCategory) =>
  category === 'S' || category === 'Z' || category === 'E' ? 'home' : category

/** The client's own treatment beats the line's rate: what is exported carries no rate at all. */
export function taxLine(
  line: PlannedLine,
  client: BilledClient | undefined,
  taxCodes: BillingRules['taxCodes'],
): TaxedLine | undefined {
  const codeOf = (key: string | null | undefined) => taxCodes.find((code) => code.key === key)
  const ofClient = codeOf(client?.taxCode)
  const isAtHome = ofClient && treatmentOf(ofClient.category) === 'home' && ofClient.category === 'S'
  const code = isAtHome && line.taxCode !== null ? codeOf(line.taxCode) : ofClient
  return code && { ...line, taxCategory: code.category, taxPercent: code.percent }
}

/** The order in force on the issue day of the line's agreement, or of any of the payer's. */
export function orderOf(
  line: Pick<PlannedLine, 'agreementId' | 'billTo'>,
  { agreements }: Account,
  { issuedOn }: Pick<BillingRules, 'issuedOn'>,
): ClientOrder | undefined {
  const holds = ({ fromOn, toOn }: ClientOrder) => fromOn <= issuedOn && (toOn === null || issuedOn < toOn)
  const own = agreements.filter(({ terms }) =>
    line.agreementId === null ? terms.clientId === line.billTo : terms.id === line.agreementId,
  )
  return own.flatMap(({ orders }) => orders).find(holds)
}

const places: Record<PlannedLine['kind'], number> = {
  fee: 0,
  'true-up': 1,
  correction: 1,
  block: 0,
  'one-time': 0,
  adjustment: 2,
  overage: 3,
  labour: 3,
  travel: 3,
  credit: 4,
  'service-credit': 4,
  covered: 5,
  'no-charge': 5,
}
const byPlace = (a: PlannedLine, b: PlannedLine) =>
  places[a.kind] - places[b.kind] || compare(a.from ?? '', b.from ?? '') || compare(a.charge, b.charge)
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
