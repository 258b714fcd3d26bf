import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useToday } from '#agreements/screens/parts/use-today.ts'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { sentence } from '#kernel/sentences.ts'
import { maySend, proposalsSentences } from '#proposals/rules'
import { api } from '#web/api.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { Proposal } from './draft.ts'
import { PromisedPart } from './promised-part.tsx'

type SendPartProps = {
  proposal: Proposal
  contactId: string
  onContact: (id: string) => void
  isKept: boolean
}

/** To whom, with which words; and the button that is off for the reasons the server would give. */
export function SendPart({ proposal, contactId, onContact, isKept }: SendPartProps) {
  const today = useToday()
  const [words, setWords] = useState('')
  const [link, setLink] = useState('')
  const company = useQuery(api.clients.get.queryOptions({ input: { clientId: proposal.clientId } }))
  const offBecause = useOffBecause('propose')
  const send = useSubmit(api.proposals.send, {
    refresh: [api.proposals.key(), api.winning.key()],
    said: ({ number }) => `Revision ${number} is on its way.`,
    done: (sent) => setLink(sent.link),
  })
  const contacts = company.data?.contacts ?? []
  const addressee = contacts.find(({ id }) => id === contactId)
  const { draft, state } = proposal
  const may = maySend(draft, { standing: { state, revision: 0, says: '' }, today, contacts, addressee })
  const why =
    offBecause ??
    (isKept
      ? may.yes
        ? undefined
        : sentence(may.reason, may.about, proposalsSentences)
      : 'Keep what is written first.')
  return (
    <Section title={state === 'draft' ? 'Send it' : 'Send a new revision'}>
      <div style={{ display: 'grid', gap: 12, padding: '8px 0' }}>
        <SelectField
          label="Goes to"
          options={contacts.map(({ id, name, email, signs }) => ({
            value: id,
            label: `${name}${email ? '' : ', no e-mail'}${signs ? ', may sign' : ''}`,
          }))}
          value={contactId}
          onChange={(id) => id && onContact(id)}
        />
        <Textarea
          label="Words of the mail"
          placeholder="Here is what we spoke about."
          autosize
          minRows={3}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {proposal.signers.length > 0 && (
          <p className="small soft">May sign: {proposal.signers.join(', ')}.</p>
        )}
        {proposal.inForce.length > 0 && (
          <p className="small flag">
            {proposal.inForce.map(({ number, name }) => `${number} ${name}`).join(', ')} is in force and stays
            so: signing adds to it and ends nothing.
          </p>
        )}
        <PromisedPart clientId={proposal.clientId} />
        <Refusal of={send.refusal} />
        <PrimaryButton
          busy={send.busy}
          offBecause={why}
          onClick={() => send.send({ proposalId: proposal.id, revision: proposal.revision, words })}
        >
          Freeze and send
        </PrimaryButton>
        {link && (
          <p className="small">
            Where no mail goes out, hand over the link:{' '}
            <span className="mono" style={{ overflowWrap: 'anywhere' }}>
              {link}
            </span>
          </p>
        )}
      </div>
    </Section>
  )
}
