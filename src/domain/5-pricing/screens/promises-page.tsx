import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { AskForm } from './parts/ask-form.tsx'
import { CheckAnswer } from './parts/check-answer.tsx'
import { CheckRests } from './parts/check-rests.tsx'
import { EarlierChecks } from './parts/earlier-checks.tsx'
import { Running } from './parts/more-runs.tsx'
import { useOfferInAddress, useOffers, wordOf } from './parts/offers.ts'
import { Stumps } from './parts/stumps.tsx'

/** Whether we could keep our promises with this client too: the last answer, or the question. */
export function PromisesPage() {
  const clientId = useParam('clientId')
  const [chosen, choose] = useState<string>()
  const [asked] = useOfferInAddress()
  // A link that names an offer asks about it at once.
  const [asking, setAsking] = useState(wordOf(asked) !== null)
  const client = useQuery(api.clients.get.queryOptions({ input: { clientId } }))
  const last = useQuery(
    api.pricing.promiseChecks.queryOptions({ input: { clientId, sort: '-madeAt', pageSize: 1 } }),
  )
  if (client.isError) throw client.error
  if (last.isError) throw last.error
  const name = client.data?.name ?? '…'
  const shown = chosen ?? last.data?.items[0]?.id
  const open = (checkId: string) => {
    choose(checkId)
    setAsking(false)
    window.scrollTo({ top: 0 })
  }
  const isAsking = asking || (last.data !== undefined && shown === undefined)
  return (
    <>
      <Crumb
        path={[
          ['Clients', '/clients'],
          [name, `/clients/${clientId}`],
        ]}
        here="Promises"
      />
      <PageHead
        title={isAsking ? `Could we keep our promises with ${name}?` : `Promises with ${name}`}
        sub="Your desk lives through the coming months many times: with the tickets you have, then with theirs on top."
        actions={
          !isAsking && (
            <Button variant="default" onClick={() => setAsking(true)}>
              Check another offer
            </Button>
          )
        }
      />
      {last.isPending && <SkeletonLines rows={10} />}
      {isAsking ? <Ask clientId={clientId} onAsked={open} /> : shown && <Shown checkId={shown} />}
      {(last.data?.total ?? 0) > 0 && <EarlierChecks clientId={clientId} shown={shown} onOpen={open} />}
    </>
  )
}

function Ask({ clientId, onAsked }: { clientId: string; onAsked: (checkId: string) => void }) {
  const grounds = useQuery(api.pricing.promiseGrounds.queryOptions({ input: { clientId } }))
  const { groups, isKnown } = useOffers(clientId)
  const [chosen] = useOfferInAddress()
  const stumps = useQuery(api.pricing.stumpCheck.queryOptions({ input: { clientId } }))
  if (grounds.isError) throw grounds.error
  if (!grounds.data || !isKnown) return <SkeletonLines rows={8} />
  return (
    <Cols shape="wide-left">
      <AskForm
        clientId={clientId}
        grounds={grounds.data}
        offers={groups}
        chosen={wordOf(chosen)}
        onAsked={onAsked}
      />
      {stumps.data && <Stumps stumps={stumps.data} clientId={clientId} />}
    </Cols>
  )
}

const oftenMs = 700

function Shown({ checkId }: { checkId: string }) {
  const check = useQuery({
    ...api.pricing.promiseCheck.queryOptions({ input: { checkId } }),
    refetchInterval: ({ state: { data } }) =>
      data && data.result?.replications === data.runsWanted ? false : oftenMs,
  })
  if (check.isError) throw check.error
  if (!check.data) return <SkeletonLines rows={10} />
  const { result } = check.data
  if (result) return <CheckAnswer check={check.data} answer={result} />
  return (
    <>
      <Section title="On its way">
        <Running check={check.data} />
      </Section>
      <Stumps stumps={check.data.stumps} clientId={check.data.clientId} />
      <CheckRests check={check.data} answer={null} />
    </>
  )
}
