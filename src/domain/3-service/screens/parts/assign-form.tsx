import { useState } from 'react'
import { api } from '#web/api.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './ask-modal.tsx'
import type { TicketData } from './ticket-data.ts'
import { usePeople } from './use-clients.ts'

export function AssignForm({ ticket, close }: { ticket: TicketData; close: () => void }) {
  const people = usePeople()
  const [assigneeId, setAssignee] = useState<string | null>(ticket.assignee?.id ?? null)
  const assign = useSubmit(api.service.recordEvent, { done: close, refresh: [api.service.key()] })
  return (
    <AskModal
      title="Give it to"
      act="Give it"
      send={() => assigneeId && assign.send({ ticketId: ticket.id, kind: 'assigned', assigneeId })}
      close={close}
      busy={assign.busy}
      offBecause={assigneeId && assigneeId !== ticket.assignee?.id ? undefined : 'Choose somebody else.'}
      refusal={assign.refusal}
    >
      <SelectField
        label="Who"
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={assigneeId}
        onChange={setAssignee}
      />
    </AskModal>
  )
}
