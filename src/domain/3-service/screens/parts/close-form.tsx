import { Button, Checkbox, Modal, Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { TicketData } from './ticket-data.ts'
import { useCategories } from './use-clients.ts'

/** Closing says what it was: the kind of work, and whether it was an emergency, with a reason where one was declared. */
export function CloseForm({ ticket, close }: { ticket: TicketData; close: () => void }) {
  const categories = useCategories()
  const [categoryKey, setCategory] = useState<string>(ticket.category.id)
  const [emergency, setEmergency] = useState(ticket.emergency)
  const [reason, setReason] = useState('')
  const [message, setMessage] = useState('')
  const send = useSubmit(api.service.closeTicket, { done: close, refresh: [api.service.key()] })
  const needsReason = emergency || ticket.emergency
  return (
    <Modal opened onClose={close} title={`Close T-${ticket.number}`}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.send({
            ticketId: ticket.id,
            categoryKey,
            emergency,
            reason,
            ...(message.trim() ? { message } : {}),
          })
        }}
      >
        <SelectField
          label="What kind of work it was"
          options={categories}
          value={categoryKey}
          onChange={(key) => key && setCategory(key)}
        />
        <Checkbox
          my="md"
          label="It was an emergency"
          checked={emergency}
          onChange={(event) => setEmergency(event.currentTarget.checked)}
        />
        {needsReason && (
          <TextInput
            label={emergency ? 'Why it was one' : 'Why it was none after all'}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <Textarea
          label="To the client, if anything"
          rows={2}
          mt="sm"
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        {categoryKey === 'move-add-change' && (
          <p className="small soft" style={{ marginTop: 8 }}>
            Does the count of people or machines change?{' '}
            <Link to={`/clients/${ticket.client.id}`}>Say so at the client</Link>, so that the fee follows.
          </p>
        )}
        <Refusal of={send.refusal} />
        <div className="button-row" style={{ marginTop: 16 }}>
          <PrimaryButton
            type="submit"
            busy={send.busy}
            offBecause={needsReason && !reason.trim() ? 'Say why.' : undefined}
          >
            Close the ticket
          </PrimaryButton>
          <Button onClick={close}>Leave it</Button>
        </div>
      </form>
    </Modal>
  )
}
