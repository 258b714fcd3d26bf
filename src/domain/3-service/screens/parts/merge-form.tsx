import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './ask-modal.tsx'
import type { TicketData } from './ticket-data.ts'

/** This one is a duplicate: into which of the client's open tickets it goes. */
export function MergeForm({ ticket, close }: { ticket: TicketData; close: () => void }) {
  const navigate = useNavigate()
  const [intoId, setInto] = useState<string | null>(null)
  const others = useQuery(
    api.service.tickets.queryOptions({ input: { clientId: ticket.client.id, page: 1, pageSize: 200 } }),
  )
  const merge = useSubmit(api.service.mergeTicket, {
    done: ({ id }) => {
      close()
      void navigate({ to: `/desk/${id}` })
    },
    refresh: [api.service.key()],
  })
  const options = (others.data?.items ?? [])
    .filter(({ id }) => id !== ticket.id)
    .map(({ id, number, title }) => ({ value: id, label: `T-${number} ${title}` }))
  return (
    <AskModal
      title={`T-${ticket.number} is a duplicate`}
      act="Merge it"
      send={() => intoId && merge.send({ ticketId: ticket.id, intoId })}
      close={close}
      busy={merge.busy}
      offBecause={
        options.length === 0
          ? `${ticket.client.name} has no other open ticket.`
          : intoId
            ? undefined
            : 'Choose the other one.'
      }
      refusal={merge.refusal}
    >
      <SelectField label="Of" options={options} value={intoId} onChange={setInto} />
      <p className="fine faint" style={{ marginTop: 8 }}>
        Its promises no longer count, and time that is not billed goes along. This can't be undone.
      </p>
    </AskModal>
  )
}
