import './service.css'
import { Button, Checkbox, Combobox, InputBase, useCombobox } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { momentText } from './clock-words.ts'
import { useClientsLike, useContactsOf } from './use-clients.ts'
import { channelOptions, impactOptions, urgencyOptions } from './words.ts'

type Chosen = { id: string; name: string }
type Channel = (typeof channelOptions)[number]['value']

const nothing = {
  channel: 'phone' as Channel,
  contactId: null as string | null,
  impact: 'one' as 'one' | 'some' | 'all',
  urgency: 'soon' as 'now' | 'soon' | 'whenever',
  emergency: false,
}

/** A ticket in one line: the client, Enter, what is wrong, Enter. The rest may be said, and needs not be. */
export function NewTicketLine() {
  const [client, setClient] = useState<Chosen>()
  const [typed, setTyped] = useState('')
  const [more, setMore] = useState(nothing)
  const [opened, setOpened] = useState<OpenedTicket>()
  const line = useRef<HTMLInputElement>(null)
  const clients = useClientsLike(client ? '' : typed, client === undefined && typed.length > 0)
  const box = useCombobox()
  const firstId = clients[0]?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store stays the same, its list doesn't
  useEffect(() => {
    if (firstId) box.selectFirstOption()
  }, [firstId])
  useHotkeys([['n', () => line.current?.focus()]])

  const clear = () => {
    setClient(undefined)
    setTyped('')
    setMore(nothing)
  }
  const open = useSubmit(api.service.openTicket, {
    done: (ticket) => {
      setOpened(ticket)
      clear()
    },
    refresh: [api.service.key()],
  })
  const choose = (id: string) => {
    const one = clients.find((each) => each.id === id)
    if (!one) return
    setClient({ id: one.id, name: one.name })
    setTyped('')
    box.closeDropdown()
    line.current?.focus()
  }
  const send = () => {
    if (client && typed.trim()) open.send({ clientId: client.id, title: typed.trim(), ...more })
  }
  const keys = (event: KeyboardEvent) => {
    const [first] = clients
    const takesFirst =
      event.key === ',' || event.key === ':' || (event.key === 'Enter' && box.getSelectedOptionIndex() < 0)
    if (!client && first && takesFirst) {
      event.preventDefault()
      choose(first.id)
    }
    if (client && event.key === 'Enter') send()
    if (client && event.key === 'Backspace' && typed === '') setClient(undefined)
    if (event.key === 'Escape') clear()
  }

  return (
    <div className="new-ticket">
      <Combobox store={box} onOptionSubmit={choose}>
        <Combobox.Target>
          <InputBase
            ref={line}
            aria-label="New ticket: client, what is wrong"
            placeholder={client ? 'What is wrong?' : 'New ticket: client, what is wrong'}
            value={typed}
            autoComplete="off"
            leftSection={client && <span className="chosen-client">{client.name}</span>}
            leftSectionWidth={client ? `min(${client.name.length + 3}ch, 45%)` : undefined}
            onChange={(event) => {
              setTyped(event.currentTarget.value)
              if (!client) box.openDropdown()
            }}
            onBlur={() => box.closeDropdown()}
            onKeyDown={keys}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={client !== undefined || typed === ''}>
          <Combobox.Options>
            {clients.map((one) => (
              <Combobox.Option key={one.id} value={one.id}>
                {one.name}
                <span className="faint"> {one.mainContact ?? one.industry}</span>
              </Combobox.Option>
            ))}
            {clients.length === 0 && <Combobox.Empty>No client like that</Combobox.Empty>}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {client && <More clientId={client.id} more={more} setMore={setMore} />}
      {client && (
        <div className="button-row">
          <PrimaryButton
            onClick={send}
            busy={open.busy}
            offBecause={typed.trim() ? undefined : 'Say what is wrong.'}
          >
            {more.emergency ? 'Open emergency' : 'Open ticket'}
          </PrimaryButton>
          <Button onClick={clear}>Leave it</Button>
        </div>
      )}
      <Refusal of={open.refusal} />
      {opened && !client && <Opened ticket={opened} />}
    </div>
  )
}

type MoreProps = { clientId: string; more: typeof nothing; setMore: (more: typeof nothing) => void }

function More({ clientId, more, setMore }: MoreProps) {
  const { contacts } = useContactsOf(clientId)
  return (
    <div className="new-ticket-more">
      <SelectField
        label="Who reports it"
        options={contacts.map(({ id, name }) => ({ value: id, label: name }))}
        value={more.contactId}
        onChange={(contactId) => setMore({ ...more, contactId })}
        placeholder="Anybody"
        clearable
      />
      <SelectField
        label="How"
        options={channelOptions}
        value={more.channel}
        onChange={(value) => setMore({ ...more, channel: value ?? 'phone' })}
      />
      <SelectField
        label="How many"
        options={impactOptions}
        value={more.impact}
        onChange={(value) => setMore({ ...more, impact: value ?? 'one' })}
      />
      <SelectField
        label="How soon"
        options={urgencyOptions}
        value={more.urgency}
        onChange={(value) => setMore({ ...more, urgency: value ?? 'soon' })}
      />
      <Checkbox
        label="Emergency"
        checked={more.emergency}
        onChange={(event) => setMore({ ...more, emergency: event.currentTarget.checked })}
      />
    </div>
  )
}

type OpenedTicket = { id: string; number: number; dueAt: string | null; freeSlotAt: string | null }

/** What to tell the caller: the promise, or the next free slot behind those who have one. */
function Opened({ ticket }: { ticket: OpenedTicket }) {
  const manner = useManner()
  const now = new Date(firmNowMs()).toISOString()
  const moment = (at: string) => momentText(at, now, manner)
  return (
    <p className="small soft opened" role="status">
      <Link to={`/desk/${ticket.id}`}>T-{ticket.number}</Link> is open.{' '}
      {ticket.dueAt && <>Next promise by {moment(ticket.dueAt)}.</>}
      {!ticket.dueAt && ticket.freeSlotAt && (
        <>
          No agreement promises anything. Say: clients under agreement come first; the next free slot is{' '}
          {moment(ticket.freeSlotAt)}.
        </>
      )}
    </p>
  )
}
