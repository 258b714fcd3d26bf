import { type Decision, no, yes } from '#kernel/decision.ts'
import { printAmount } from '#kernel/money.ts'

export type OpenInvoice = {
  id: string
  number: string
  clientId: string
  currency: string
  openMinor: number
  dueOn: string
}
export type Share = { invoiceId: string; amountMinor: number }
type Wanted = readonly { invoiceId: string; amountMinor: number }[] | undefined
type Reason = 'other-client' | 'currency-differs' | 'allocation-too-much' | 'allocation-over-amount'

/** How an amount settles what is open: as asked, else the oldest due first; what is left stays credit. */
export function allocate(
  { amountMinor, currency, clientId }: { amountMinor: number; currency: string; clientId: string },
  open: readonly OpenInvoice[],
  wanted: Wanted,
): Decision<Share[], Reason> {
  if (!wanted)
    return yes(
      oldestFirst(
        amountMinor,
        open.filter((invoice) => invoice.currency === currency),
      ),
    )
  const total = wanted.reduce((sum, share) => sum + share.amountMinor, 0)
  if (total > amountMinor)
    return no('allocation-over-amount', {
      field: 'allocations',
      amountMinor: printAmount(amountMinor, currency),
    })
  for (const share of wanted) {
    const invoice = open.find(({ id }) => id === share.invoiceId)
    const about = { field: 'allocations', number: invoice?.number ?? 'The invoice' }
    if (!invoice || invoice.clientId !== clientId) return no('other-client', about)
    if (invoice.currency !== currency) return no('currency-differs', { ...about, currency: invoice.currency })
    const asked = wanted.filter(({ invoiceId }) => invoiceId === invoice.id)
    if (asked.reduce((sum, { amountMinor: minor }) => sum + minor, 0) > invoice.openMinor)
      return no('allocation-too-much', { ...about, openMinor: printAmount(invoice.openMinor, currency) })
  }
  return yes([...wanted])
}

function oldestFirst(amountMinor: number, open: readonly OpenInvoice[]): Share[] {
  let left = amountMinor
  return open.toSorted(byDue).flatMap((invoice) => {
    const share = Math.min(left, invoice.openMinor)
    left -= share
    return share > 0 ? [{ invoiceId: invoice.id, amountMinor: share }] : []
  })
}

const byDue = (a: OpenInvoice, b: OpenInvoice) =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.number < b.number ? -1 : 1
