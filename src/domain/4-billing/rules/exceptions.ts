import type { RatedPiece } from '#agreements/rules'
import type { Account, BillingRules } from './account.ts'
import { orderOf } from './group-invoices.ts'
import type { BillingException, PlannedInvoice, PlannedLine } from './planned.ts'

const asked = { waits: false, blocks: false } as const

/** Time that isn't on this bill though its day is over: held by a rule, not approved, or still running. */
export function timeExceptions(
  account: Account,
  pieces: readonly RatedPiece[],
  through: string,
  currency: string,
): BillingException[] {
  const held = pieces
    .filter(({ outcome, period }) => outcome === 'held' && period.toExclusive <= through)
    .map((piece) => ({
      ...asked,
      clientId: piece.clientId,
      kind: 'held' as const,
      about: {
        reason: piece.reason ?? '',
        on: piece.workedOn,
        minutes: piece.actualMinutes,
        entryId: piece.entryId,
      },
      amountMinor: piece.heldMinor,
      currency: piece.currency,
    }))
  const lost = pieces
    .filter(({ outcome, period }) => outcome === 'excluded' && period.toExclusive <= through)
    .map((piece) => ({
      ...asked,
      clientId: piece.clientId,
      kind: 'no-fallback' as const,
      about: { on: piece.workedOn, minutes: piece.actualMinutes, entryId: piece.entryId },
      amountMinor: piece.excludedMinor,
      currency: piece.currency,
    }))
  const unapproved = account.entries
    .filter(({ waitsForApproval, workedOn }) => waitsForApproval && workedOn < through)
    .map(({ clientId, workedOn, entry }) => ({
      ...asked,
      clientId,
      kind: 'unapproved-time' as const,
      about: { on: workedOn, entryId: entry.id },
      amountMinor: 0,
      currency,
    }))
  const running = account.timers
    .filter(({ startedOn }) => startedOn < through)
    .map(({ clientId, startedOn }) => ({
      ...asked,
      clientId,
      kind: 'running-timer' as const,
      about: { on: startedOn },
      amountMinor: 0,
      currency,
    }))
  return [...held, ...unapproved, ...running, ...lost]
}

/** What a broken promise would give back, had somebody said yes. */
export const creditExceptions = ({ credits }: Account): BillingException[] =>
  credits
    .filter(({ isApproved }) => !isApproved)
    .map(({ clientId, amountMinor, currency, ticketNumber }) => ({
      ...asked,
      clientId,
      kind: 'credit-waits' as const,
      about: { ticket: `T-${ticketNumber}` },
      amountMinor,
      currency,
    }))

/** Why an invoice should wait: an order missing or used up, or too small to be worth the paper. */
export function invoiceExceptions(
  invoice: PlannedInvoice,
  account: Account,
  rules: BillingRules,
): BillingException[] {
  const { clientId, currency, netMinor } = invoice
  const waits = { clientId, currency, amountMinor: netMinor, waits: true, blocks: false }
  const found: BillingException[] = []
  if (invoice.kind === 'statement') return found
  const client = account.clients.find(({ id }) => id === clientId)
  const order = invoice.lines[0] && orderOf(invoice.lines[0], account, rules)
  if (client?.poRequired && !order) found.push({ ...waits, kind: 'po-missing', about: {} })
  if (rules.checksOrderLimits && order?.limitMinor != null) {
    const leftMinor = order.limitMinor - order.billedMinor
    if (netMinor > leftMinor)
      found.push({ ...waits, kind: 'po-limit', about: { order: order.number, leftMinor } })
  }
  if (invoice.kind === 'invoice' && netMinor < rules.minimumMinor)
    found.push({ ...waits, kind: 'below-minimum', about: { minimumMinor: rules.minimumMinor } })
  return found
}

export const taxException = ({ billTo, currency, netMinor, taxCode }: PlannedLine): BillingException => ({
  clientId: billTo,
  kind: 'tax-code-missing',
  waits: true,
  blocks: true,
  about: taxCode === null ? {} : { code: taxCode },
  amountMinor: netMinor,
  currency,
})
