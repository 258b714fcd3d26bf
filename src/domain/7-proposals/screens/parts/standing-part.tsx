import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { Proposal } from './draft.ts'
import { SignedBox } from './proposal-doc.tsx'
import { stateNames } from './words.ts'

/** What was sent and what became of it: revisions, readings, questions, the signature, the seal. */
export function StandingPart({ proposal }: { proposal: Proposal }) {
  const withdraw = useSubmit(api.proposals.withdraw, { refresh: [api.proposals.key(), api.winning.key()] })
  const { id, state, revisions, questions, signature, says, number } = proposal
  if (revisions.length === 0) return null
  return (
    <Section title="What was sent" aside={<SealWord proposalId={id} />}>
      {signature && (
        <>
          <SignedBox signature={signature} />
          <p className="small" style={{ padding: '12px 0' }}>
            <Link to={`/agreements/${signature.agreementId}`}>The agreement</Link>
          </p>
        </>
      )}
      {state === 'declined' && <p className="soft">They said no: “{says}”</p>}
      <TimedList
        log
        entries={revisions.map((one) => ({
          id: String(one.number),
          when: <InstantText at={one.sentAt} />,
          what: (
            <a
              href={`/api/v1/proposals/${id}/document${state === 'signed' && one.state === 'signed' ? '' : `?number=${one.number}`}`}
              target="_blank"
              rel="noreferrer"
            >
              Revision {one.number}, {stateNames[one.state].toLowerCase()}
            </a>
          ),
          under: `${one.views === 0 ? 'not read' : `read ${one.views}×`} · ${one.hash.slice(0, 16)}…`,
        }))}
      />
      {questions.map((one) => (
        <p key={one.id} className="small" style={{ padding: '4px 0' }}>
          “{one.words}”{' '}
          <span className="faint">
            <InstantText at={one.askedAt} />
          </span>
        </p>
      ))}
      <Refusal of={withdraw.refusal} />
      {state === 'sent' && (
        <ConfirmButton
          question={`Withdraw ${number}?`}
          consequence="Its link still opens and says that it can’t be signed any more."
          yes="Withdraw it"
          grave
          busy={withdraw.busy}
          onYes={() => withdraw.sendAndWait({ proposalId: id })}
        >
          Withdraw
        </ConfirmButton>
      )}
    </Section>
  )
}

/** Whether every hash is still that of its text; always on, and never explained unless opened. */
function SealWord({ proposalId }: { proposalId: string }) {
  const seal = useQuery(api.proposals.seal.queryOptions({ input: { proposalId } }))
  if (!seal.data) return null
  return seal.data.checked.holds ? <>the seal holds</> : <span className="late">the seal is broken</span>
}
