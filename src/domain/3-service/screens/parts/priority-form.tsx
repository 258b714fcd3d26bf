import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { priorityOf } from '#service/rules'
import { api } from '#web/api.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './ask-modal.tsx'
import type { TicketData } from './ticket-data.ts'
import { impactOptions, priorityWords, urgencyOptions } from './words.ts'

/** How many it stops and how soon it hurts; the priority follows, and the promises with it. */
export function PriorityForm({ ticket, close }: { ticket: TicketData; close: () => void }) {
  const [impact, setImpact] = useState(ticket.impact)
  const [urgency, setUrgency] = useState(ticket.urgency)
  const [emergency, setEmergency] = useState(ticket.emergency)
  const [reason, setReason] = useState('')
  const change = useSubmit(api.service.changePriority, { done: close, refresh: [api.service.key()] })
  const priority = priorityOf(emergency, impact, urgency)
  const same = impact === ticket.impact && urgency === ticket.urgency && emergency === ticket.emergency
  return (
    <AskModal
      title="Priority"
      act={
        emergency && !ticket.emergency
          ? 'Declare an emergency'
          : `Make it ${priorityWords[priority].toLowerCase()}`
      }
      send={() => change.send({ ticketId: ticket.id, impact, urgency, emergency, reason })}
      close={close}
      busy={change.busy}
      offBecause={same ? 'Nothing is different.' : undefined}
      refusal={change.refusal}
    >
      <SelectField
        label="How many"
        options={impactOptions}
        value={impact}
        onChange={(value) => value && setImpact(value)}
      />
      <SelectField
        label="How soon"
        options={urgencyOptions}
        value={urgency}
        onChange={(value) => value && setUrgency(value)}
      />
      <Checkbox
        my="md"
        label="Emergency"
        checked={emergency}
        onChange={(event) => setEmergency(event.currentTarget.checked)}
      />
      <TextInput label="Why" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      <p className="fine faint" style={{ marginTop: 8 }}>
        Raised, the stricter promise starts now and the earlier one stays on record. Lowered, the clock keeps
        its start.
      </p>
    </AskModal>
  )
}
