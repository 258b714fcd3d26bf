import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { refusalOf } from '#web/refusal.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { OfferField } from './parts/offer-field.tsx'
import { refOf, useOfferInAddress, useOffers, wordOf } from './parts/offers.ts'
import { OldBills } from './parts/old-bills.tsx'
import { Replayed } from './parts/replayed.tsx'
import { ReplayedEntries } from './parts/replayed-entries.tsx'

const sub = {
  own: 'Every entry of the last twelve months through another offer’s own rating. Nobody calls more or less in it, and nothing is written.',
  'old-bills': 'What their old provider billed, beside what the offer would have cost. Nothing is written.',
  book: 'An assumption, not their history: a usual year of our book, by the hour and under the offer.',
}

/** A client's last year as billed, and as an offer would have billed it; from old bills or the book where we have none. */
export function ReplayPage() {
  const clientId = useParam('clientId')
  const client = useQuery(api.clients.get.queryOptions({ input: { clientId } }))
  const { groups, isKnown, largest } = useOffers(clientId)
  const [chosen, choose] = useOfferInAddress()
  const word = wordOf(chosen) ?? largest
  const under = word ? refOf(word) : undefined
  const replay = useQuery({
    ...api.pricing.replay.queryOptions({
      input: { clientId, ...under },
      placeholderData: keepPreviousData,
    }),
    enabled: under !== undefined,
    retry: false,
  })
  if (client.isError) throw client.error
  const name = client.data?.name ?? '…'
  const source = replay.data?.source
  const refusal = replay.isError ? refusalOf(replay.error) : undefined
  const hasNoPast = refusal?.reason === 'nothing-to-look-back-on'
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
        title={source === 'book' ? `A usual year for ${name}` : `Last year of ${name}`}
        sub={sub[source ?? 'own']}
      />
      {isKnown && !under ? (
        <Section title="Under which offer?">
          <EmptyState title="There is no plan yet">
            Adopt the starter plans under Agreements, Plans; then come back.
          </EmptyState>
        </Section>
      ) : (
        <div style={{ marginBottom: 24 }}>
          <OfferField
            label="Under which offer?"
            groups={groups}
            value={word}
            onChange={(next) => choose(refOf(next))}
          />
        </div>
      )}
      <Refusal of={refusal} />
      {replay.data && !refusal && <Replayed replay={replay.data} />}
      {replay.isPending && under && <SkeletonLines rows={8} />}
      {client.data && (hasNoPast || (source && source !== 'own')) && (
        <OldBills clientId={clientId} currency={client.data.currency} />
      )}
      {replay.data && !refusal && under && replay.data.entries > 0 && (
        <ReplayedEntries clientId={clientId} under={under} source={replay.data.source} />
      )}
    </>
  )
}
