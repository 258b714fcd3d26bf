import type { z } from 'zod'
import type { Dashboard as DashboardShape } from '#revenue/contract'
import { type Manner, moneyText, nothing, shareText } from '#web/ui/format.ts'

export type Dashboard = z.infer<typeof DashboardShape>

/** The arithmetic behind each figure of the page, as small ledgers. */
export function derivations(revenue: Dashboard, manner: Manner) {
  const money = (minor: number) => moneyText(minor, manner)
  const share = (value: number | null) =>
    value === null ? nothing : shareText(Math.round(value * 10_000), manner)
  const { bridge } = revenue
  const recurring = revenue.invoiced.reduce((sum, row) => sum + row.recurringMinor, 0)
  const agreements = [{ label: 'Agreements in force', href: '/agreements?state=active' }]
  return {
    mrr: {
      title: 'Monthly recurring revenue',
      rows: [
        { label: 'Twelve months ago', value: money(bridge.openingMinor) },
        { label: 'New clients', value: money(bridge.new) },
        { label: 'Clients who grew', value: money(bridge.expansion) },
        { label: 'Clients who came back', value: money(bridge.reactivation) },
        { label: 'Clients who shrank', value: money(bridge.contraction) },
        { label: 'Clients who left', value: money(bridge.churn) },
        { label: 'Today', value: money(bridge.closingMinor), sum: true },
      ],
      sources: agreements,
      note: `Licences passed through at cost stand apart: ${money(revenue.passThroughMinor)} a month.`,
    },
    share: {
      title: 'Share that recurs',
      rows: [
        { label: 'Invoiced from agreements', value: money(recurring) },
        { label: 'divided by all invoiced', value: money(revenue.invoicedMinor) },
        { label: 'Share', value: share(revenue.shareRecurring), sum: true },
      ],
      sources: [{ label: 'Invoices', href: '/billing/invoices' }],
    },
    cover: {
      title: 'Fixed costs covered',
      rows: [
        { label: 'Recurring revenue a month', value: money(revenue.mrrMinor) },
        { label: 'divided by fixed costs a month', value: money(revenue.fixedMonthlyCostMinor) },
        { label: 'Covered', value: share(revenue.cover), sum: true },
      ],
      sources: [{ label: 'Fixed costs', href: '/firm/details' }],
    },
    kept: {
      title: 'Kept of what we had',
      rows: [
        { label: 'MRR twelve months ago', value: money(bridge.openingMinor) },
        { label: 'of it still there, each client up to its opening', value: share(revenue.grr) },
        { label: 'with their growth (NRR)', value: share(revenue.nrr), sum: true },
      ],
      sources: agreements,
    },
  }
}
