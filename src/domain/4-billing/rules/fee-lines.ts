import { type FeeDue, feeOnInvoice, feesDue, type Line, type OnInvoice, quantityOf } from '#agreements/rules'
import { addDays, type Day } from '#kernel/days.ts'
import { invoiceTotals } from '#kernel/invoice-totals.ts'
import { type Currency, printAmount } from '#kernel/money.ts'
import type { BilledAgreement } from './account.ts'
import { countedKey } from './charge-key.ts'
import type { Nature, PlannedLine } from './planned.ts'

/** The fees of an agreement that are due by a day, less what was billed, as lines of an invoice. */
export function feeLines(
  agreement: BilledAgreement,
  through: Day,
  released: ReadonlyMap<string, number>,
): PlannedLine[] {
  return dueFees(agreement, through).map((fee) => feeLine(agreement, fee, released))
}

/** Lines may have come from an old system with days of their own up to which it billed them. */
function dueFees({ terms, counts, billed, movedIn }: BilledAgreement, through: Day): FeeDue[] {
  const firstDays = [...new Set(Object.values(movedIn)), null]
  return firstDays.flatMap((firstDay) =>
    feesDue(terms, counts, through, firstDay && addDays(firstDay, -1), billed).filter(
      ({ lineKey }) => (movedIn[lineKey] ?? null) === firstDay,
    ),
  )
}

export function feeLine(
  { terms }: Pick<BilledAgreement, 'terms'>,
  fee: FeeDue,
  released: ReadonlyMap<string, number>,
): PlannedLine {
  const line = lineOf(terms.versions, fee.lineKey)
  const charge = `${fee.agreementId}/${fee.key}`
  const isWork = fee.kind === 'block' || fee.kind === 'one-time'
  return {
    billTo: terms.clientId,
    currency: fee.currency,
    agreementId: fee.agreementId,
    lineKey: fee.lineKey,
    chargeKey: countedKey(charge, released),
    charge,
    kind: fee.kind,
    nature: natureOf(line),
    from: fee.service.from,
    to: isWork ? addDays(fee.service.from, 1) : fee.service.toExclusive,
    title: fee.name,
    ...asPrinted(feeOnInvoice(fee), fee.netMinor, fee.currency),
    unit: (line && quantityOf(line)?.of) ?? '',
    netMinor: fee.netMinor,
    listMinor: fee.netMinor,
    waivedMinor: 0,
    discountMinor: 0,
    rateSavingMinor: 0,
    minutes: null,
    fee: { key: fee.key, corrects: fee.corrects, dueOn: fee.dueOn, units: fee.quantity },
    lotKey: fee.kind === 'block' ? charge : null,
    timeEntryId: null,
    account: line?.account ?? '',
    taxCode: line?.taxCode ?? null,
    passThrough: fee.passThrough,
    trace: { kind: 'fee', fee },
  }
}

/** Quantity × price as it stands on paper gives the net; where rounding would part them, one of the amount does. */
export function asPrinted(
  { quantity, price, priceBaseQuantity }: OnInvoice,
  netMinor: number,
  currency: Currency,
): { quantity: string; unitPrice: string; baseQuantity: string } {
  const line = { quantity, price, priceBaseQuantity, taxCategory: 'O' }
  const [printed] = invoiceTotals({ currency, lines: [line] }).lines
  if (printed?.net === printAmount(netMinor, currency))
    return { quantity, unitPrice: price, baseQuantity: priceBaseQuantity }
  return {
    quantity: netMinor < 0 ? '-1' : '1',
    unitPrice: printAmount(Math.abs(netMinor), currency),
    baseQuantity: '1',
  }
}

/** Retainers and recurring blocks recur when they are billed by themselves; the rest of what is bought doesn't. */
export function natureOf(line: Line | undefined): Nature {
  switch (line?.kind) {
    case 'fixed-fee':
    case 'recurring-item':
      return 'recurring'
    case 'retainer':
      return line.autoBilled === false ? 'one-shot' : 'recurring'
    case 'block':
      return line.everyMonths && line.autoBilled !== false ? 'recurring' : 'one-shot'
    case 'one-time':
      return line.purpose === 'milestone' ? 'project' : 'one-shot'
    default:
      return 'one-shot'
  }
}

export const lineOf = (versions: readonly { terms: { lines: readonly Line[] } }[], lineKey: string) =>
  versions
    .findLast(({ terms }) => terms.lines.some(({ key }) => key === lineKey))
    ?.terms.lines.find(({ key }) => key === lineKey)
