import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParam } from '#web/address.ts'
import { api, client } from '#web/api.ts'
import { refusalOf } from '#web/refusal.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { ProposalDoc, Seal, SignedBox } from './parts/proposal-doc.tsx'
import { type Opened, SignForm } from './parts/sign-form.tsx'

/** What the link in the mail opens: the proposal as it was sent, and the place to sign it. */
export function ClientProposalPage() {
  const token = useParam('token')
  const opened = useQuery(api.proposals.open.queryOptions({ input: { token }, retry: false }))
  useReading(token, opened.data?.state === 'sent')
  useTab(opened.data)
  if (opened.isError) {
    return (
      <main className="doc" id="page">
        <PageHead title="This link opens nothing" sub={refusalOf(opened.error).sentence} />
      </main>
    )
  }
  if (!opened.data) {
    return (
      <main className="doc" id="page">
        <SkeletonLines rows={12} />
      </main>
    )
  }
  const { proposal, signature, state, hash } = opened.data
  return (
    <main id="page">
      <ProposalDoc proposal={proposal} banner={<Banner token={token} opened={opened.data} />}>
        {state === 'sent' && <SignForm token={token} opened={opened.data} />}
        {state === 'signed' && signature && (
          <section id="sign">
            <h2>Signed</h2>
            <SignedBox signature={signature} />
          </section>
        )}
        {state !== 'sent' && <Seal words={`Revision ${proposal.revision}, sealed as SHA-256`} hash={hash} />}
      </ProposalDoc>
    </main>
  )
}

function Banner({ token, opened: { state, closedBecause } }: { token: string; opened: Opened }) {
  const pdf = (
    <a href={`/api/v1/open/${token}/proposal-document`} target="_blank" rel="noreferrer">
      {state === 'signed' ? 'The signed PDF' : 'As PDF'}
    </a>
  )
  if (state === 'signed')
    return <div className="doc-banner">Signed. Thank you; a copy is in your mail. {pdf}</div>
  if (state === 'sent') return null
  return (
    <div className="doc-banner over">
      {state === 'declined' ? 'You said no to this one. Thank you for telling us why.' : closedBecause} {pdf}
    </div>
  )
}

/** A reading is counted once for each time the page is opened. */
function useReading(token: string, isOut: boolean) {
  useEffect(() => {
    if (isOut) void client.proposals.view({ token }).catch(() => undefined)
  }, [token, isOut])
}

function useTab(opened: Opened | undefined) {
  const name = opened?.proposal.firm.name
  const company = opened?.proposal.client.name
  useEffect(() => {
    if (name) document.title = `For ${company} · ${name}`
  }, [name, company])
}
