import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { isOpen } from '#service/rules'
import { api } from '#web/api.ts'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { TicketData } from './ticket-data.ts'

/** Words to the client, or for us only; asking pauses the resolve clock until the client replies. */
export function TicketReply({ ticket }: { ticket: TicketData }) {
  const [words, setWords] = useState('')
  const done = () => setWords('')
  const options = { done, refresh: [api.service.key()] }
  const reply = useSubmit(api.service.recordEvent, options)
  const note = useSubmit(api.service.addTicketNote, options)
  if (ticket.status === 'merged' || ticket.status === 'cancelled') return null
  const name = ticket.contact?.name ?? ticket.client.name
  const off = words.trim() === '' || reply.busy || note.busy
  return (
    <section className="pane reply" style={{ order: 6 }} aria-label="Write">
      <Textarea
        label={`Reply to ${name}`}
        placeholder="Write to the client"
        rows={3}
        autosize
        minRows={3}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Refusal of={reply.refusal ?? note.refusal} />
      <div className="reply-acts">
        <Button disabled={off} onClick={() => note.send({ ticketId: ticket.id, body: words })}>
          Note for us only
        </Button>
        <span className="button-row">
          {isOpen(ticket.status) && (
            <>
              <Button
                disabled={off}
                onClick={() => reply.send({ ticketId: ticket.id, kind: 'client-replied', message: words })}
              >
                Client said
              </Button>
              <Button
                disabled={off}
                onClick={() => reply.send({ ticketId: ticket.id, kind: 'waiting-on-client', message: words })}
              >
                Ask and wait
              </Button>
            </>
          )}
          <Button
            disabled={off}
            onClick={() => reply.send({ ticketId: ticket.id, kind: 'replied', message: words })}
          >
            Send reply
          </Button>
        </span>
      </div>
    </section>
  )
}
