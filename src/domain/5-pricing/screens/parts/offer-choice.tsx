import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { api } from '#web/api.ts'

/** What a past is looked at under, as the routes take it; and the words of the address that keep it. */
export type Under = { planId?: string; agreementId?: string }
const wordOf = { planId: 'plan', agreementId: 'agreement' } as const
const kinds = ['planId', 'agreementId'] as const

/** The choice in the address; the largest plan of the catalogue where nothing is chosen; undefined where there is none. */
export function useOfferChoice(clientId: string) {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const plans = useQuery(api.agreements.listPlans.queryOptions({ input: { sort: '-tier', pageSize: 100 } }))
  const agreements = useQuery(api.agreements.list.queryOptions({ input: { clientId, pageSize: 100 } }))
  const theirs = agreements.data?.items ?? []
  const offered = {
    plans: plans.data?.items ?? [],
    inForce: theirs.filter((one) => one.state === 'active' && !one.isBeingChanged),
    drafts: theirs.filter((one) => one.isBeingChanged || ['draft', 'offered'].includes(one.state)),
  }
  const kind = kinds.find((one) => typeof search[wordOf[one]] === 'string')
  const first = offered.plans[0]?.id
  const under: Under | undefined = kind
    ? { [kind]: String(search[wordOf[kind]]) }
    : first
      ? { planId: first }
      : undefined
  return { under, offered, isKnown: plans.isSuccess, error: plans.error ?? agreements.error }
}

type Offered = ReturnType<typeof useOfferChoice>['offered']

/** Plans, drafts and agreements in force; what is chosen goes into the address. */
export function OfferChoice({ under, offered }: { under: Under | undefined; offered: Offered }) {
  const navigate = useNavigate()
  const kind = kinds.find((one) => under?.[one] !== undefined)
  const choose = (value: string | null) => {
    const [chosen, id] = value?.split(' ') ?? []
    const words = kinds.map((one) => [wordOf[one], one === chosen ? id : undefined])
    const merge = (now: Record<string, unknown>) => ({
      ...now,
      ...Object.fromEntries(words),
      'e.page': undefined,
    })
    void navigate({ to: '.', search: merge, replace: true, resetScroll: false })
  }
  const named = ({ id, number, name }: Offered['drafts'][number]) => ({
    value: `agreementId ${id}`,
    label: name ? `${name}, ${number}` : number,
  })
  const groups = [
    {
      group: 'Plans of the catalogue',
      items: offered.plans.map(({ id, name }) => ({ value: `planId ${id}`, label: name })),
    },
    { group: 'Being written for them', items: offered.drafts.map(named) },
    { group: 'In force', items: offered.inForce.map(named) },
  ]
  return (
    <Select
      label="Under which offer?"
      data={groups.filter(({ items }) => items.length > 0)}
      value={kind ? `${kind} ${under?.[kind]}` : null}
      allowDeselect={false}
      onChange={choose}
      maw={420}
      mb={24}
    />
  )
}
