import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { verdictClass, verdictWords } from '#pricing/screens/parts/check.ts'
import { api } from '#web/api.ts'
import { InstantText } from '#web/ui/instant-text.tsx'

/** Beside the button that sends: whether we could keep what is offered, by the last check. It never stands in the way. */
export function PromisedPart({ clientId }: { clientId: string }) {
  const offBecause = useOffBecause('price')
  const checks = useQuery({
    ...api.pricing.promiseChecks.queryOptions({ input: { clientId, sort: '-madeAt', pageSize: 1 } }),
    enabled: offBecause === undefined,
  })
  if (!checks.data) return null
  const [last] = checks.data.items
  const page = `/clients/${clientId}/promises`
  if (!last)
    return (
      <p className="small soft">
        Nobody has checked yet whether you can keep what this promises: <Link to={page}>check it</Link>, or it
        is checked by itself once this is sent.
      </p>
    )
  return (
    <p className="small soft">
      Can we keep it?{' '}
      <Link to={page}>
        {last.verdict === null ? (
          `${last.runs} of ${last.runsWanted} runs done`
        ) : (
          <span className={verdictClass[last.verdict]}>{verdictWords[last.verdict]}</span>
        )}
      </Link>{' '}
      for {last.offer} with {last.endpoints} endpoints, checked <InstantText at={last.madeAt} />. Changed
      terms are checked again once this is sent.
    </p>
  )
}
