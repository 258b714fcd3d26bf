import './parts/editor.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { mayWrite } from '#proposals/rules'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { StaleEdit } from '#web/ui/stale-edit.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { Draft, Proposal } from './parts/draft.ts'
import { OptionsPart } from './parts/options-part.tsx'
import { SendPart } from './parts/send-part.tsx'
import { StandingPart } from './parts/standing-part.tsx'
import { stateNames } from './parts/words.ts'
import { TitlePart, WordsPart } from './parts/words-part.tsx'

/** A proposal as it is written: options, words, terms; and what became of what was sent. */
export function ProposalPage() {
  const proposalId = useParam('id')
  const proposal = useQuery(api.proposals.get.queryOptions({ input: { proposalId } }))
  if (proposal.isError) throw proposal.error
  if (!proposal.data) return <SkeletonLines rows={12} />
  return <Editor key={proposal.data.revision} proposal={proposal.data} />
}

function Editor({ proposal }: { proposal: Proposal }) {
  const [draft, setDraft] = useState<Draft>(proposal.draft)
  const [contactId, setContact] = useState(proposal.contactId)
  const offBecause = useOffBecause('propose')
  const save = useSubmit(api.proposals.save, { refresh: [api.proposals.key()], said: () => 'Kept.' })
  const isSame = JSON.stringify([draft, contactId]) === JSON.stringify([proposal.draft, proposal.contactId])
  const isOpen = mayWrite({ state: proposal.state, revision: 0, says: '' }).yes
  const send = (revision: number) => save.send({ proposalId: proposal.id, contactId, draft, revision })
  return (
    <>
      <Crumb
        path={[
          ['Winning', '/winning'],
          ['Proposals', '/proposals'],
        ]}
        here={proposal.number}
      />
      <PageHead
        title={draft.title || `A proposal for ${proposal.client}`}
        tab={`${proposal.number}, ${proposal.client}`}
        sub={<Standing proposal={proposal} />}
        actions={
          <Button component={Link} to={`/proposals/${proposal.id}/preview`}>
            As they read it
          </Button>
        }
      />
      <Cols shape="wide-left" woven>
        <div>
          {isOpen && (
            <>
              <TitlePart draft={draft} onChange={setDraft} />
              <OptionsPart proposal={proposal} draft={draft} onChange={setDraft} isKept={isSame} />
              <WordsPart draft={draft} onChange={setDraft} />
              <StaleEdit
                of={save.refusal}
                typed={{ draft, contactId }}
                names={{ draft: 'What is written', contactId: 'Whom it goes to' }}
                show={(field, value) =>
                  field === 'draft'
                    ? value === draft
                      ? 'as typed here'
                      : 'as kept meanwhile'
                    : String(value)
                }
                onKeepMine={send}
                onTakeTheirs={() => window.location.reload()}
              />
              {save.refusal?.status !== 409 && <Refusal of={save.refusal} />}
              <div className="editor-bar">
                <PrimaryButton
                  plain={isSame}
                  busy={save.busy}
                  offBecause={offBecause ?? (isSame ? 'Nothing has changed since it was kept.' : undefined)}
                  onClick={() => send(proposal.revision)}
                >
                  Keep what is written
                </PrimaryButton>
              </div>
            </>
          )}
        </div>
        <div>
          <StandingPart proposal={proposal} />
          {isOpen && (
            <SendPart proposal={proposal} contactId={contactId} onContact={setContact} isKept={isSame} />
          )}
        </div>
      </Cols>
    </>
  )
}

function Standing({
  proposal: { number, client, clientId, state, views, neverPaid },
}: {
  proposal: Proposal
}) {
  return (
    <>
      {number} for <Link to={`/clients/${clientId}`}>{client}</Link> · {stateNames[state]}
      {state === 'sent' && (views === 0 ? ', not read yet' : `, read ${views}×`)}
      {neverPaid && state !== 'signed' && (
        <span className="flag"> · they never paid us anything: sell something small first</span>
      )}
    </>
  )
}
