import { type FeeDue, type Line, purchase, type RatedResult } from '#agreements/rules'
import { addDays, type Day, firstOfMonth } from '#kernel/days.ts'
import { billingPeriods } from '#kernel/periods.ts'
import type { Account, BilledClient, BillingRules, Choice } from './account.ts'
import { creditExceptions, invoiceExceptions, taxException, timeExceptions } from './exceptions.ts'
import { feeLine, feeLines, lineOf } from './fee-lines.ts'
import { groupInvoices, taxLine } from './group-invoices.ts'
import type { AccountPlan, BillingException, PlannedInvoice, PlannedLine, TaxedLine } from './planned.ts'
import { rateAccount, ratedEntry, workToBill } from './rate-account.ts'
import { serviceCreditLines } from './service-credit.ts'
import { type WorkToBill, workLines } from './work-lines.ts'

/**
 * The invoices of an account by a day, and the books to write with them: fees in advance and true-ups, usage of
 * the periods that are over, covered work at zero, blocks bought, what late entries changed. The preview shows
 * this and the run records it; nothing else decides what is invoiced. Choices are by client.
 */
export function planAccount(
  account: Account,
  rules: BillingRules,
  choices: ReadonlyMap<string, Choice> = new Map(),
): AccountPlan {
  const rated = rateAccount(account, rules)
  const work = workToBill(account, rated, rules.through)
  const fees = account.agreements.flatMap((agreement) => feeLines(agreement, rules.through, account.released))
  const charged = [...fees, ...topUpLines(account, rated), ...work.flatMap(workLines)]
  const lines = [...charged, ...serviceCreditLines(account, charged)]
  const taxed: TaxedLine[] = []
  const exceptions = [
    ...timeExceptions(account, rated.pieces, rules.through, rules.rateCard.currency),
    ...creditExceptions(account),
  ]
  for (const line of lines) {
    const withTax = taxLine(line, clientOf(account, line.billTo), rules.taxCodes)
    if (withTax) taxed.push(withTax)
    else exceptions.push(taxException(line))
  }
  const waiting: PlannedInvoice[] = []
  const invoices: PlannedInvoice[] = []
  for (const invoice of groupInvoices(taxed, account, rules)) {
    const own = invoiceExceptions(invoice, account, rules)
    const stops = [...own, ...exceptions.filter(({ clientId }) => clientId === invoice.clientId)]
    exceptions.push(...own)
    if (waits(stops, choices.get(invoice.clientId))) waiting.push(invoice)
    else invoices.push(invoice)
  }
  return { invoices, waiting, exceptions, ...booksOf(account, rules, rated, work, invoices, waiting) }
}

const waits = (exceptions: readonly BillingException[], choice: Choice | undefined) =>
  choice === 'wait' ||
  exceptions.some(({ blocks }) => blocks) ||
  (choice !== 'issue' && exceptions.some((exception) => exception.waits))

/** Blocks that low balances bought by themselves. */
function topUpLines(account: Account, { topUps, lots }: RatedResult): PlannedLine[] {
  return topUps.flatMap(({ agreementId, lineKey, on, lotId }) => {
    const agreement = account.agreements.find(({ terms }) => terms.id === agreementId)
    const line = agreement && lineOf(agreement.terms.versions, lineKey)
    const isSold = lots.some(({ id }) => id === lotId)
    if (!agreement || !isBlock(line) || lotId === null || !isSold) return []
    const fee: FeeDue = purchase(agreement.terms, line, on, lotId.slice(agreementId.length + 1))
    return [feeLine(agreement, fee, account.released)]
  })
}

const isBlock = (line: Line | undefined) => line?.kind === 'block'

/** An entry is closed when all its lines are on invoices that go out; its draws are written with it. */
function booksOf(
  account: Account,
  rules: BillingRules,
  { draws, lots }: RatedResult,
  work: readonly WorkToBill[],
  invoices: readonly PlannedInvoice[],
  waiting: readonly PlannedInvoice[],
) {
  const payers = new Set(invoices.map(({ clientId }) => clientId))
  const keptBack = new Set(waiting.flatMap(({ lines }) => lines.map(({ timeEntryId }) => timeEntryId)))
  const closed = work.filter(({ toBill, billTo }) => payers.has(billTo) && !keptBack.has(toBill.entry.id))
  const ids = new Set(closed.map(({ toBill }) => toBill.entry.id))
  const soldKeys = new Set(invoices.flatMap(({ lines }) => lines.map(({ lotKey }) => lotKey)))
  const known = lots.length > 0 ? lots : account.lots
  return {
    rated: closed.flatMap((each) => ratedEntry(each) ?? []),
    draws: draws.filter(({ timeEntryId }) => timeEntryId !== undefined && ids.has(timeEntryId)),
    sold: known.filter(({ id }) => soldKeys.has(id)),
    lots,
    locks: locksOf(account, rules, payers, waiting),
  }
}

/** Everybody whose bills all went out is closed through the last usage period that is over. */
function locksOf(
  account: Account,
  { through }: BillingRules,
  payers: ReadonlySet<string>,
  waiting: readonly PlannedInvoice[],
) {
  const isWhole = waiting.length === 0 && account.clients.some(({ id }) => payers.has(id))
  if (!isWhole) return []
  return account.clients.flatMap((client) => {
    const throughOn = closedThrough(account, client, through)
    const isNew = client.lockedThrough === null || client.lockedThrough < throughOn
    return isNew ? [{ clientId: client.id, throughOn }] : []
  })
}

function closedThrough({ agreements }: Account, { id }: BilledClient, through: Day): Day {
  const starts = agreements.flatMap(({ terms }) => {
    const [first] = terms.versions
    const usage = terms.versions.at(-1)?.terms.usage
    const serves = terms.clientId === id || terms.versions.at(-1)?.terms.scope?.clientIds?.includes(id)
    if (!serves || !usage || !first || first.startsOn > through) return []
    return billingPeriods({ ...usage, start: first.startsOn }, through).at(-1)?.from ?? []
  })
  const first = [...starts, firstOfMonth(through)].toSorted()[0] as Day
  return addDays(first, -1)
}

const clientOf = ({ clients }: Account, clientId: string) => clients.find(({ id }) => id === clientId)
