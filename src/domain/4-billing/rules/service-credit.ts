import type { Benefit } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'
import { addMonths } from '#kernel/days.ts'
import { partOf, printAmount } from '#kernel/money.ts'
import type { Account, AccountCredit } from './account.ts'
import { countedKey } from './charge-key.ts'
import type { PlannedLine } from './planned.ts'

export type CreditState = 'waiting' | 'approved' | 'declined' | 'billed'
export type CreditBenefit = Extract<Benefit, { kind: 'service-credit' }>

/**
 * What a broken promise gives back: a share of the month's fee, and of what all tickets of the month get
 * together no more than the cap. Nothing once the cap is reached.
 */
export function creditAmount(
  { bpOfMonthlyFee, capBp }: Pick<CreditBenefit, 'bpOfMonthlyFee' | 'capBp'>,
  feeMinor: number,
  beforeMinor: number,
): number {
  const share = partOf(feeMinor, bpOfMonthlyFee, 10_000)
  const left = partOf(feeMinor, capBp, 10_000) - beforeMinor
  return Math.max(0, Math.min(share, left))
}

/**
 * The approved credits that the coming bill takes along, in the order of their yes: a negative quantity beside
 * what it charges. One that is more than the bill waits for the next; a credit alone is no bill.
 */
export function serviceCreditLines(account: Account, charged: readonly PlannedLine[]): PlannedLine[] {
  const left = new Map<string, number>()
  for (const { billTo, currency, netMinor } of charged) add(left, `${billTo} ${currency}`, netMinor)
  return account.credits
    .filter(({ isApproved }) => isApproved)
    .flatMap((credit) => {
      const name = `${credit.clientId} ${credit.currency}`
      if ((left.get(name) ?? 0) < credit.amountMinor) return []
      add(left, name, -credit.amountMinor)
      return [creditLine(account, credit)]
    })
}

export const creditCharge = (creditId: string) => `service-credit/${creditId}`

function creditLine({ released, agreements }: Account, credit: AccountCredit): PlannedLine {
  const charge = creditCharge(credit.id)
  const versions = agreements.find(({ terms }) => terms.id === credit.agreementId)?.terms.versions
  const fee = versions?.at(-1)?.terms.lines.find(({ kind }) => kind === 'fixed-fee' || kind === 'retainer')
  return {
    billTo: credit.clientId,
    currency: credit.currency,
    agreementId: credit.agreementId,
    lineKey: null,
    chargeKey: countedKey(charge, released),
    charge,
    kind: 'service-credit',
    nature: 'recurring',
    from: credit.monthOn,
    to: addMonths(credit.monthOn, 1),
    title: titleOf(credit),
    quantity: '-1',
    unit: '',
    unitPrice: printAmount(credit.amountMinor, credit.currency),
    baseQuantity: '1',
    netMinor: -credit.amountMinor,
    listMinor: -credit.amountMinor,
    waivedMinor: 0,
    discountMinor: 0,
    rateSavingMinor: 0,
    minutes: null,
    fee: null,
    lotKey: null,
    timeEntryId: null,
    account: fee?.account ?? '',
    taxCode: fee?.taxCode ?? null,
    passThrough: false,
    trace: { kind: 'service-credit', credit },
  }
}

const titleOf = ({ ticketNumber, channel }: AccountCredit) =>
  `Service credit, T-${ticketNumber}: ${promiseWords[channel] ?? channel}`

/** The promise that broke, as the client reads it. */
export const promiseWords: Readonly<Record<string, string>> = {
  phone: 'called back too late',
  remote: 'remote session begun too late',
  'on-site': 'on site too late',
  reply: 'answered too late',
  resolve: 'solved too late',
}

/** How a credit came about, in sentences. */
export function creditSentences(credit: AccountCredit): string[] {
  const { feeMinor, shareBp, capBp, beforeMinor, amountMinor, currency, ticketNumber, channel } = credit
  const money = (minor: number) => `${printAmount(minor, currency)} ${currency}`
  const share = `${shareBp / 100} % of the fee of ${monthOf(credit.monthOn)}, ${money(feeMinor)}`
  const cap = partOf(feeMinor, capBp, 10_000)
  const isCapped = amountMinor < partOf(feeMinor, shareBp, 10_000)
  return [
    `T-${ticketNumber} was ${promiseWords[channel] ?? channel}: ${share}, is ${money(partOf(feeMinor, shareBp, 10_000))}.`,
    ...(isCapped
      ? [
          `All credits of a month are at most ${money(cap)}; ${money(beforeMinor)} went before, so ${money(amountMinor)}.`,
        ]
      : []),
    ...(credit.decidedBy
      ? [`${credit.decidedBy} said yes${credit.reason ? `: ${credit.reason}` : ''}.`]
      : []),
  ]
}

const monthOf = (day: Day) => day.slice(0, 7)
const add = (sums: Map<string, number>, name: string, minor: number) =>
  sums.set(name, (sums.get(name) ?? 0) + minor)
