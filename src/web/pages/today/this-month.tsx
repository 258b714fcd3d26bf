import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { Facts } from '#web/ui/facts.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { ShareText } from '#web/ui/share-text.tsx'

export function ThisMonth() {
  const revenue = useQuery(api.revenue.dashboard.queryOptions({ input: {} }))
  if (revenue.isError) throw revenue.error
  const { data } = revenue
  const bp = (share: number | null | undefined) =>
    share === null || share === undefined ? null : Math.round(share * 10_000)
  return (
    <Section title="This month" aside={<Link to="/revenue">Revenue</Link>} phoneOrder={6}>
      <Facts
        facts={[
          { name: 'Monthly recurring revenue', value: <MoneyText minor={data?.mrrMinor} whole /> },
          { name: 'Share of revenue that recurs', value: <ShareText bp={bp(data?.shareRecurring)} /> },
          { name: 'Fixed costs covered', value: <ShareText bp={bp(data?.cover)} /> },
        ]}
      />
    </Section>
  )
}
