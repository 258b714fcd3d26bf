import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { refusalOf } from '#web/refusal.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { ProposalDoc } from './parts/proposal-doc.tsx'

/** What the client would read if it were sent now. */
export function PreviewPage() {
  const proposalId = useParam('id')
  const preview = useQuery(api.proposals.preview.queryOptions({ input: { proposalId } }))
  const back = (
    <div className="doc-banner over">
      As {preview.data?.client.name ?? 'they'} would read it now.{' '}
      <Link to={`/proposals/${proposalId}`}>Back to writing</Link>
    </div>
  )
  return (
    <main id="page">
      {preview.data ? (
        <ProposalDoc proposal={preview.data} banner={back} />
      ) : (
        <article className="doc">
          {back}
          {preview.isError ? <p>{refusalOf(preview.error).sentence}</p> : <SkeletonLines rows={12} />}
        </article>
      )}
    </main>
  )
}
