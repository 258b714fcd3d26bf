import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Fields } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { ClientField } from './client-field.tsx'
import { LogTimeForm } from './log-time-form.tsx'

/** Time for a client, on one of its tickets or on none. */
export function LogTimeFor({ close }: { close: () => void }) {
  const [clientId, setClient] = useState<string | null>(null)
  const [ticketId, setTicket] = useState<string | null>(null)
  const tickets = useQuery(
    api.service.tickets.queryOptions({
      input: { clientId: clientId ?? '', view: 'all', sort: '-reported', page: 1, pageSize: 50 },
      enabled: clientId !== null,
    }),
  )
  return (
    <Section title="Log time">
      <Fields across={2}>
        <ClientField
          label="Client"
          value={clientId}
          onChange={(id) => {
            setClient(id)
            setTicket(null)
          }}
        />
        <SelectField
          label="Ticket, if there is one"
          options={(tickets.data?.items ?? []).map(({ id, number, title }) => ({
            value: id,
            label: `T-${number} ${title}`,
          }))}
          value={ticketId}
          onChange={setTicket}
          disabled={clientId === null}
          clearable
        />
      </Fields>
      {clientId && (
        <LogTimeForm key={ticketId ?? clientId} of={ticketId ? { ticketId } : { clientId }} close={close} />
      )}
    </Section>
  )
}
