import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './ask-modal.tsx'
import type { TicketData } from './ticket-data.ts'
import { instantAtWall, todayIn } from './wall-time.ts'
import { todoWords } from './words.ts'

/** At the client's wish an appointment takes the place of a due time; what shows the wish is kept. */
export function AppointForm({ ticket, close }: { ticket: TicketData; close: () => void }) {
  const manner = useManner()
  const movable = ticket.clocks.filter(
    ({ state, why }) => state === 'running' || state === 'paused' || why === 'channel',
  )
  const [channel, setChannel] = useState(
    movable.find((clock) => clock.channel === 'on-site')?.channel ?? movable[0]?.channel ?? null,
  )
  const [day, setDay] = useState(() => todayIn(firmNowMs(), manner))
  const [time, setTime] = useState('')
  const [proof, setProof] = useState('')
  const appoint = useSubmit(api.service.appoint, { done: close, refresh: [api.service.key()] })
  const dueAt = instantAtWall(day, time, manner)
  const off =
    movable.length === 0
      ? 'No promise is left that an appointment could move.'
      : !dueAt || !proof.trim()
        ? 'Say when, and what shows that the client wished it.'
        : undefined
  return (
    <AskModal
      title="Appointment at the client's wish"
      act="Keep the appointment"
      send={() => channel && dueAt && appoint.send({ ticketId: ticket.id, channel, dueAt, proof })}
      close={close}
      busy={appoint.busy}
      offBecause={off}
      refusal={appoint.refusal}
    >
      <SelectField
        label="For"
        options={movable.map((clock) => ({ value: clock.channel, label: todoWords[clock.channel] }))}
        value={channel}
        onChange={setChannel}
      />
      <DayField label="Day" value={day} onChange={(value) => value && setDay(value)} />
      <TextInput
        type="time"
        label="Time"
        value={time}
        onChange={(event) => setTime(event.currentTarget.value)}
      />
      <TextInput
        label="What shows the wish"
        placeholder="Una by phone at ten: Friday at two"
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
    </AskModal>
  )
}
