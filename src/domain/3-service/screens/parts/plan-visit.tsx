import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './ask-modal.tsx'
import { ClientField } from './client-field.tsx'
import { useContactsOf, usePeople } from './use-clients.ts'
import { instantAtWall, todayIn } from './wall-time.ts'
import { visitKinds, visitKindWords } from './words.ts'

const usual = [
  'A file was restored from the backup',
  'Updates are in on every machine',
  'Virus protection reports every machine',
  'Server log read, nothing unexplained',
  'Disk space above 20 %',
]

/** A visit: to whom, when, who goes, and what is looked at there. */
export function PlanVisit({ ticketId, close }: { ticketId: string | undefined; close: () => void }) {
  const manner = useManner()
  const ticket = useQuery(
    api.service.ticket.queryOptions({ input: { ticketId: ticketId ?? '' }, enabled: ticketId !== undefined }),
  ).data
  const [chosen, setClient] = useState<string | null>(null)
  const clientId = ticket?.client.id ?? chosen
  const { sites } = useContactsOf(clientId ?? undefined)
  const people = usePeople()
  const [kind, setKind] = useState<(typeof visitKinds)[number]>(ticketId ? 'on-site' : 'proactive')
  const [typedTitle, setTitle] = useState<string>()
  const title = typedTitle ?? ticket?.title ?? ''
  const [siteId, setSite] = useState<string | null>(null)
  const [personId, setPerson] = useState<string | null>(null)
  const [day, setDay] = useState(() => todayIn(firmNowMs(), manner))
  const [from, setFrom] = useState('09:00')
  const [to, setTo] = useState('11:00')
  const [items, setItems] = useState(ticketId ? '' : usual.join('\n'))
  const plan = useSubmit(api.service.planVisit, { done: close, refresh: [api.service.key()] })
  const startsAt = instantAtWall(day, from, manner)
  const endsAt = instantAtWall(day, to, manner)
  const off = !clientId
    ? 'Choose the client.'
    : !title.trim()
      ? 'Say what for.'
      : !startsAt || !endsAt || endsAt <= startsAt
        ? 'It ends after it begins.'
        : undefined
  return (
    <AskModal
      title="Plan a visit"
      act="Plan it"
      send={() => {
        if (!clientId || !startsAt || !endsAt) return
        const checklist = items
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
        plan.send({
          clientId,
          siteId,
          personId,
          kind,
          title,
          startsAt,
          endsAt,
          checklist,
          ...(ticketId ? { ticketId } : {}),
        })
      }}
      close={close}
      busy={plan.busy}
      offBecause={off}
      refusal={plan.refusal}
    >
      {ticket ? (
        <p className="soft">
          For T-{ticket.number}, {ticket.client.name}
        </p>
      ) : (
        <ClientField label="Client" value={chosen} onChange={setClient} />
      )}
      <Fields across={2}>
        <SelectField
          label="Kind"
          options={visitKinds.map((value) => ({ value, label: visitKindWords[value] }))}
          value={kind}
          onChange={(value) => value && setKind(value)}
        />
        <TextInput label="What for" value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
        <SelectField
          label="Site"
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={siteId}
          onChange={setSite}
          clearable
        />
        <SelectField
          label="Who goes"
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          value={personId}
          onChange={setPerson}
          clearable
        />
        <DayField label="Day" value={day} onChange={(value) => value && setDay(value)} />
        <div className="button-row">
          <TextInput
            type="time"
            label="From"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            type="time"
            label="To"
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
      </Fields>
      <Textarea
        label="Checklist, one item a line"
        rows={5}
        value={items}
        onChange={(event) => setItems(event.currentTarget.value)}
      />
    </AskModal>
  )
}
