import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { type Complaint, complaintKinds, complaints } from '#winning/rules'

const reasons = complaintKinds.map((kind) => ({ value: kind, label: complaints[kind] }))

/** What they say against the one who looks after their IT today. */
export function UnhappinessSection({ clientId }: { clientId: string }) {
  const list = useQuery(api.winning.unhappiness.queryOptions({ input: { clientId, pageSize: 20 } }))
  const items = list.data?.items ?? []
  return (
    <Section
      title="Unhappy with their provider"
      aside={items.length > 0 ? `${items.length} noted` : undefined}
    >
      <ProviderLine clientId={clientId} />
      <TimedList
        log
        entries={items.map(({ id, onDay, reason, words }) => ({
          id,
          when: <DayText day={onDay} form="brief" />,
          what: complaints[reason],
          under: words,
        }))}
      />
      <NoteUnhappiness clientId={clientId} />
    </Section>
  )
}

function NoteUnhappiness({ clientId }: { clientId: string }) {
  const [reason, setReason] = useState<Complaint | null>(null)
  const [words, setWords] = useState('')
  const note = useSubmit(api.winning.noteUnhappiness, {
    refresh: [api.winning.key(), api.clients.key()],
    done: () => {
      setReason(null)
      setWords('')
    },
  })
  return (
    <div style={{ display: 'grid', gap: 8, marginTop: 8 }}>
      <SelectField
        label="They say it"
        placeholder="What is it about"
        options={reasons}
        value={reason}
        onChange={setReason}
      />
      {reason && (
        <>
          <TextInput
            aria-label="In their words"
            placeholder="In their words"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Refusal of={note.refusal} />
          <PrimaryButton
            plain
            busy={note.busy}
            offBecause={words.trim() ? undefined : 'Write what they said.'}
            onClick={() => note.send({ clientId, reason, words })}
          >
            Note it
          </PrimaryButton>
        </>
      )}
    </div>
  )
}

function ProviderLine({ clientId }: { clientId: string }) {
  const [open, setOpen] = useState(false)
  const provider = useQuery(api.winning.otherProvider.queryOptions({ input: { clientId } }))
  if (!provider.data) return null
  const { name, endsOn, noticeOn, decidesOn, bidders } = provider.data
  if (open) return <ProviderForm clientId={clientId} provider={provider.data} onDone={() => setOpen(false)} />
  return (
    <p style={{ padding: '6px 0 8px' }}>
      {name ? (
        <>
          {name}
          {endsOn && (
            <>
              , until <DayText day={endsOn} />
            </>
          )}
          {noticeOn && (
            <>
              , notice by <DayText day={noticeOn} />
            </>
          )}
          {bidders && `; also bid: ${bidders}`}
          {decidesOn && (
            <>
              , decide by <DayText day={decidesOn} />
            </>
          )}{' '}
        </>
      ) : (
        <span className="soft">Nobody knows yet who that is and until when. </span>
      )}
      <button type="button" className="word" onClick={() => setOpen(true)}>
        {name ? 'Change' : 'Note it'}
      </button>
    </p>
  )
}

type Provider = {
  name: string
  endsOn: string | null
  noticeOn: string | null
  bidders: string
  decidesOn: string | null
  revision: number
}

function ProviderForm({
  clientId,
  provider,
  onDone,
}: {
  clientId: string
  provider: Provider
  onDone: () => void
}) {
  const [typed, setTyped] = useState(provider)
  const change = useSubmit(api.winning.changeOtherProvider, { refresh: [api.winning.key()], done: onDone })
  const text = (name: 'name' | 'bidders') => ({
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [name]: event.currentTarget.value }),
  })
  const day = (name: 'endsOn' | 'noticeOn' | 'decidesOn') => ({
    value: typed[name],
    onChange: (value: string | null) => setTyped({ ...typed, [name]: value }),
  })
  return (
    <>
      <Fields>
        <TextInput label="Provider" {...text('name')} />
        <DayField label="Their contract ends" {...day('endsOn')} />
        <DayField label="Notice to be given by" {...day('noticeOn')} />
        <TextInput label="Who else bids" {...text('bidders')} />
        <DayField label="They decide by" {...day('decidesOn')} />
      </Fields>
      <Refusal of={change.refusal} />
      <div className="button-row" style={{ marginBottom: 12 }}>
        <PrimaryButton plain busy={change.busy} onClick={() => change.send({ clientId, ...typed })}>
          Keep
        </PrimaryButton>
        <Button variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </>
  )
}
