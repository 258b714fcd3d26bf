import { Select } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { refusalOf } from '#web/refusal.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { Replayed } from './parts/replayed.tsx'

/** The client's last twelve months as billed, and as a plan of the catalogue would have billed them. */
export function ReplayPage() {
  const clientId = useParam('clientId')
  const [chosen, setChosen] = useState<string | null>(null)
  const client = useQuery(api.clients.get.queryOptions({ input: { clientId } }))
  const plans = useQuery(api.agreements.listPlans.queryOptions({ input: { sort: '-tier', pageSize: 100 } }))
  const planId = chosen ?? plans.data?.items[0]?.id
  const plan = useQuery({
    ...api.agreements.getPlan.queryOptions({ input: { planId: planId ?? '' } }),
    enabled: planId !== undefined,
  })
  const terms = plan.data?.terms
  const replay = useQuery({
    ...api.pricing.replay.queryOptions({
      input: { clientId, terms: terms ?? { lines: [] } },
      placeholderData: keepPreviousData,
    }),
    enabled: terms !== undefined,
    retry: false,
  })
  if (client.isError) throw client.error
  if (plans.isError) throw plans.error
  const name = client.data?.name ?? '…'
  return (
    <>
      <Crumb
        path={[
          ['Clients', '/clients'],
          [name, `/clients/${clientId}`],
        ]}
        here="Replay"
      />
      <PageHead
        title={`Last year of ${name}`}
        sub="Every entry of the last twelve months through another plan’s own rating. Nobody calls more or less in it, and nothing is written."
      />
      {plans.data?.items.length === 0 ? (
        <Section title="Under which plan?">
          <EmptyState title="There is no plan yet">
            Adopt the starter plans under Agreements, Plans; then come back.
          </EmptyState>
        </Section>
      ) : (
        <Select
          label="Under which plan?"
          data={plans.data?.items.map(({ id, name: planName }) => ({ value: id, label: planName })) ?? []}
          value={planId ?? null}
          allowDeselect={false}
          onChange={setChosen}
          maw={420}
          mb={24}
        />
      )}
      <Refusal of={replay.isError ? refusalOf(replay.error) : undefined} />
      {replay.data && <Replayed replay={replay.data} plan={plan.data?.name ?? ''} />}
      {replay.isPending && planId && <SkeletonLines rows={8} />}
    </>
  )
}
