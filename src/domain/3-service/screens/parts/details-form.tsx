import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './ask-modal.tsx'
import type { TicketData } from './ticket-data.ts'
import { useCategories, useContactsOf } from './use-clients.ts'

/** What the ticket is about. Promises stay as they were made. */
export function DetailsForm({ ticket, close }: { ticket: TicketData; close: () => void }) {
  const categories = useCategories()
  const { contacts, sites } = useContactsOf(ticket.client.id)
  const projects = useQuery(
    api.service.projects.queryOptions({ input: { clientId: ticket.client.id, page: 1, pageSize: 200 } }),
  )
  const [title, setTitle] = useState(ticket.title)
  const [technology, setTechnology] = useState(ticket.technology)
  const [categoryKey, setCategory] = useState<string>(ticket.category.id)
  const [contactId, setContact] = useState<string | null>(ticket.contact?.id ?? null)
  const [siteId, setSite] = useState<string | null>(ticket.site?.id ?? null)
  const [projectId, setProject] = useState<string | null>(ticket.project?.id ?? null)
  const change = useSubmit(api.service.changeTicket, { done: close, refresh: [api.service.key()] })
  const agreementId = ticket.agreement?.chosen ? ticket.agreement.id : null
  const facts = { title, technology, categoryKey, contactId, siteId, projectId, agreementId }
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <AskModal
      title={`T-${ticket.number}`}
      act="Keep it"
      send={() => change.send({ ticketId: ticket.id, revision: ticket.revision, ...facts })}
      close={close}
      busy={change.busy}
      offBecause={title.trim() ? undefined : 'Say what is wrong.'}
      refusal={change.refusal}
    >
      <TextInput
        label="What is wrong"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <SelectField
        label="Kind of work"
        options={categories}
        value={categoryKey}
        onChange={(key) => key && setCategory(key)}
      />
      <SelectField
        label="Who reported it"
        options={named(contacts)}
        value={contactId}
        onChange={setContact}
        clearable
      />
      <SelectField label="Site" options={named(sites)} value={siteId} onChange={setSite} clearable />
      <SelectField
        label="Project"
        options={named(projects.data?.items ?? [])}
        value={projectId}
        onChange={setProject}
        clearable
      />
      <TextInput
        label="Technology or program"
        value={technology}
        onChange={(event) => setTechnology(event.currentTarget.value)}
      />
    </AskModal>
  )
}
