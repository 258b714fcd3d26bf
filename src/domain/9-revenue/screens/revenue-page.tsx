import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { BarsByMonth } from '#web/ui/charts/bars-by-month.tsx'
import { Bridge } from '#web/ui/charts/bridge.tsx'
import { FanChart } from '#web/ui/charts/fan-chart.tsx'
import { StackedBars } from '#web/ui/charts/stacked-bars.tsx'
import { Cols } from '#web/ui/cols.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { dayText, moneyText, nothing, shareText } from '#web/ui/format.ts'
import { Headline } from '#web/ui/headline.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { ClientRevenueTable } from './parts/client-revenue-table.tsx'
import { MovementsTable } from './parts/movements-table.tsx'
import { type Dashboard, derivations } from './parts/revenue-derivations.ts'

export function RevenuePage() {
  const revenue = useQuery(api.revenue.dashboard.queryOptions({ input: {} }))
  if (revenue.isError) throw revenue.error
  return (
    <>
      <PageHead title="Revenue" sub="What recurs, what is signed, and what it pays for." />
      {revenue.data ? <Shown revenue={revenue.data} /> : <SkeletonLines rows={8} />}
    </>
  )
}

function Shown({ revenue }: { revenue: Dashboard }) {
  if (revenue.mrrMinor === 0 && revenue.invoicedMinor === 0) return <NothingYet />
  return (
    <>
      <Figures revenue={revenue} />
      <Cols>
        <MrrBridge revenue={revenue} />
        <Shares revenue={revenue} />
        <MrrByMonth revenue={revenue} />
        <Contracted revenue={revenue} />
      </Cols>
      <Section title="Movements" aside="twelve months">
        <MovementsTable />
      </Section>
      <Section title="Concentration" aside={`MRR, ${revenue.currency}`}>
        <ClientRevenueTable />
      </Section>
    </>
  )
}

function NothingYet() {
  return (
    <Section title="Nothing recurs yet">
      <EmptyState title="No agreement is in force">
        Once an agreement is active, this page shows what it brings every month, how that moves, and how much
        of the firm’s fixed costs it pays. Begin with a plan under Agreements, or move in what is in force
        under Firm.
      </EmptyState>
    </Section>
  )
}

function Figures({ revenue }: { revenue: Dashboard }) {
  const manner = useManner()
  const of = derivations(revenue, manner)
  const share = (value: number | null) =>
    value === null ? nothing : shareText(Math.round(value * 10_000), manner)
  const change = moneyText(revenue.changeMinor, manner, { whole: true, signed: true })
  return (
    <Headline
      figures={[
        {
          name: 'Monthly recurring revenue',
          figure: <FigureButton figure={<MoneyText minor={revenue.mrrMinor} whole />} of={of.mrr} />,
          note: `${change} in twelve months`,
        },
        {
          name: 'Share that recurs',
          figure: <FigureButton figure={share(revenue.shareRecurring)} of={of.share} />,
          note: `of ${moneyText(revenue.invoicedMinor, manner, { whole: true })} invoiced`,
        },
        {
          name: 'Fixed costs covered',
          figure: <FigureButton figure={share(revenue.cover)} of={of.cover} />,
          note: `of ${moneyText(revenue.fixedMonthlyCostMinor, manner, { whole: true })} a month`,
        },
        {
          name: 'Kept of what we had',
          figure: <FigureButton figure={share(revenue.grr)} of={of.kept} />,
          note: `GRR · NRR ${share(revenue.nrr)}`,
        },
        {
          name: 'Largest client',
          figure: share(revenue.largest?.share ?? null),
          note: revenue.largest?.client ?? 'nobody yet',
        },
      ]}
    />
  )
}

function MrrBridge({ revenue }: { revenue: Dashboard }) {
  const { bridge } = revenue
  const manner = useManner()
  const first = revenue.months[0]?.month ?? revenue.today
  return (
    <Bridge
      title={revenue.titles.bridge}
      aside="MRR, twelve months"
      about="How monthly recurring revenue moved in twelve months"
      kind="money"
      from={{ name: dayText(first, manner, 'month'), value: bridge.openingMinor }}
      steps={[
        { name: 'New', value: bridge.new },
        { name: 'Expansion', value: bridge.expansion },
        { name: 'Back', value: bridge.reactivation },
        { name: 'Less', value: bridge.contraction },
        { name: 'Churn', value: bridge.churn },
      ]}
      to={{ name: 'Now', value: bridge.closingMinor }}
    />
  )
}

function Shares({ revenue }: { revenue: Dashboard }) {
  const manner = useManner()
  const sumOf = (of: (month: Dashboard['invoiced'][number]) => number) =>
    revenue.invoiced.reduce((sum, month) => sum + of(month), 0)
  const sums = [
    sumOf(({ recurringMinor }) => recurringMinor),
    sumOf(({ projectMinor }) => projectMinor),
    sumOf(({ oneShotMinor }) => oneShotMinor),
  ]
  const total = Math.max(1, revenue.invoicedMinor)
  return (
    <StackedBars
      title={revenue.titles.shares}
      aside={`invoiced by month, ${revenue.currency}`}
      about="Invoiced by month: recurring, project and one-shot"
      kind="money"
      series={['Recurring', 'Project', 'One-shot']}
      said={sums.map((sum) => shareText(Math.round((sum / total) * 10_000), manner))}
      months={revenue.invoiced.map((row) => ({
        month: row.month.slice(0, 7),
        values: [row.recurringMinor, row.projectMinor, row.oneShotMinor],
      }))}
    />
  )
}

function MrrByMonth({ revenue }: { revenue: Dashboard }) {
  return (
    <BarsByMonth
      title="MRR, month by month"
      aside={`at the first, ${revenue.currency}`}
      about="Monthly recurring revenue at the first of each month, and today"
      kind="money"
      name="MRR"
      current={revenue.today.slice(0, 7)}
      line={{ value: revenue.fixedMonthlyCostMinor, label: 'Fixed costs a month' }}
      months={revenue.months.map(({ month, mrrMinor }) => ({ month: month.slice(0, 7), value: mrrMinor }))}
      height={236}
    />
  )
}

function Contracted({ revenue }: { revenue: Dashboard }) {
  const limit = revenue.fixedMonthlyCostMinor * 3
  return (
    <FanChart
      title={revenue.titles.contracted}
      aside={`by quarter, ${revenue.currency}`}
      about="Contracted revenue by quarter against fixed costs"
      kind="money"
      barsSaid="Signed today"
      limit={limit > 0 ? { value: limit, label: 'Fixed costs of a quarter' } : undefined}
      caption="What is signed, until each term ends or its notice runs out. The running quarter counts from this month."
      points={revenue.quarters.map(({ from, quarter, contractedMinor }, index) => ({
        period: from,
        name: quarter.replace(/ 20(\d\d)/, ' ’$1'),
        major: index % 4 === 0,
        signed: contractedMinor,
      }))}
      height={236}
    />
  )
}
