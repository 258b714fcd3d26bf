import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { SelectField } from '#web/ui/select-field.tsx'

/** A plan of the catalogue or an agreement of the client: `plan/…`, `agreement/…`; null is all work. */
export type OfferRef = { planId?: string; agreementId?: string }

/** What the price is of: a plan, a draft, an agreement in force, or all work there is. */
export function OfferField({
  clientId,
  value,
  onChange,
}: {
  clientId: string
  value: OfferRef
  onChange: (offer: OfferRef) => void
}) {
  const plans = useQuery(api.agreements.listPlans.queryOptions({ input: { sort: '-tier', pageSize: 100 } }))
  const agreements = useQuery(api.agreements.list.queryOptions({ input: { clientId, pageSize: 50 } }))
  const open = (agreements.data?.items ?? []).filter(({ state }) => state !== 'ended' && state !== 'declined')
  return (
    <SelectField
      label="Price of"
      options={[
        { value: everything, label: 'All work, no plan' },
        ...(plans.data?.items ?? []).map(({ id, name }) => ({ value: `plan/${id}`, label: name })),
        ...open.map(({ id, number, name, state }) => ({
          value: `agreement/${id}`,
          label: `${name}, ${number}${state === 'draft' ? ', draft' : ''}`,
        })),
      ]}
      value={
        value.planId
          ? `plan/${value.planId}`
          : value.agreementId
            ? `agreement/${value.agreementId}`
            : everything
      }
      onChange={(chosen) => onChange(refOf(chosen ?? everything))}
    />
  )
}

const everything = 'everything'

function refOf(chosen: string): OfferRef {
  const [kind, id] = chosen.split('/')
  if (kind === 'plan') return { planId: id }
  return kind === 'agreement' ? { agreementId: id } : {}
}
