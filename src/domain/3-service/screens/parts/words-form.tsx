import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { EventKind } from '#service/rules'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { instantText } from '#web/ui/format.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { TicketData } from './ticket-data.ts'

/** Events that count from words to the client: the words are asked for, with a sentence to begin with. */
export function WordsForm({
  ticket,
  kind,
  close,
}: {
  ticket: TicketData
  kind: EventKind
  close: () => void
}) {
  const manner = useManner()
  const isRefused = kind === 'access-refused'
  const time = instantText(new Date(firmNowMs()).toISOString(), manner, 'time')
  const [message, setMessage] = useState(
    isRefused ? `We were at your door at ${time} and could not get in. Tell us when we may come.` : '',
  )
  const send = useSubmit(api.service.recordEvent, { done: close, refresh: [api.service.key()] })
  return (
    <Modal
      opened
      onClose={close}
      title={isRefused ? 'Access refused' : `Write to ${ticket.contact?.name ?? ticket.client.name}`}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send.send({ ticketId: ticket.id, kind: isRefused ? 'access-refused' : 'replied', message })
        }}
      >
        <Textarea
          label="To the client"
          rows={4}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
          data-autofocus
        />
        {isRefused && (
          <p className="fine faint">
            The on-site clock stands still from this message until the client replies.
          </p>
        )}
        <Refusal of={send.refusal} />
        <div className="button-row" style={{ marginTop: 16 }}>
          <PrimaryButton
            type="submit"
            busy={send.busy}
            offBecause={message.trim() ? undefined : 'Write something.'}
          >
            Send
          </PrimaryButton>
          <Button onClick={close}>Leave it</Button>
        </div>
      </form>
    </Modal>
  )
}
