import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { useSession } from '#web/session.ts'
import { Clock } from '#web/ui/clock.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { EstimatesToApprove } from './estimates-to-approve.tsx'
import { PortalFrame } from './portal-frame.tsx'
import { eventText, momentText, type PortalTicket, promiseText, standingText } from './standing-words.ts'

export function PortalTicketPage() {
  return (
    <PortalFrame>
      <TicketHere />
    </PortalFrame>
  )
}

function TicketHere() {
  const ticketId = useParam('id')
  const { now } = useSession()
  const ticket = useQuery({
    ...api.service.portalTicket.queryOptions({ input: { ticketId } }),
    refetchInterval: 30_000,
  })
  if (ticket.isError) throw ticket.error
  if (!ticket.data) return <SkeletonLines rows={8} />
  const { number, title, emergency } = ticket.data
  return (
    <>
      <PageHead
        title={title}
        sub={
          <>
            <Link to="/portal">Your tickets</Link> · T-{number} ·{' '}
            <span className={ticket.data.waitsForYou ? 'risk' : undefined}>{standingText(ticket.data)}</span>
            {emergency && ' · Emergency'}
          </>
        }
      />
      <Promises ticket={ticket.data} />
      <EstimatesToApprove ticketId={ticketId} />
      <Answer ticket={ticket.data} />
      <Conversation ticket={ticket.data} now={now ?? ''} />
    </>
  )
}

function Promises({ ticket: { clocks } }: { ticket: PortalTicket }) {
  const manner = useManner()
  if (clocks.length === 0) return null
  return (
    <Section title="What we promised">
      <TimedList
        entries={clocks.map((clock) => ({
          id: clock.promiseId,
          when: clock.stoppedAt ? clock.state === 'met' ? 'Kept' : 'Late' : <Clock reading={clock} />,
          what: promiseText(clock, manner),
        }))}
      />
    </Section>
  )
}

function Answer({ ticket: { id, status, waitsForYou } }: { ticket: PortalTicket }) {
  const { rights } = useSession()
  const [body, setBody] = useState('')
  const reply = useSubmit(api.service.portalReply, {
    refresh: [api.service.key()],
    said: () => 'Sent.',
    done: () => setBody(''),
  })
  if (status === 'merged' || status === 'cancelled' || !rights?.asks) return null
  const isOver = status === 'solved' || status === 'closed'
  return (
    <form
      className="portal-words"
      onSubmit={(event) => {
        event.preventDefault()
        if (body.trim()) reply.send({ ticketId: id, body })
      }}
    >
      <Textarea
        label={
          waitsForYou
            ? 'We wait for your answer'
            : isOver
              ? 'Not solved? Write, and it opens again'
              : 'Add something'
        }
        autosize
        minRows={3}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Refusal of={reply.refusal} />
      <div className="button-row">
        <PrimaryButton
          big
          type="submit"
          busy={reply.busy}
          offBecause={!body.trim() && 'A message needs words.'}
        >
          {waitsForYou ? 'Answer' : 'Send'}
        </PrimaryButton>
      </div>
    </form>
  )
}

function Conversation({ ticket: { log }, now }: { ticket: PortalTicket; now: string }) {
  const manner = useManner()
  return (
    <Section title="What happened">
      <TimedList
        log
        entries={log.map(({ id, kind, at, by, mine, body }) => ({
          id,
          when: <time dateTime={at}>{momentText(at, now, manner)}</time>,
          what: (
            <>
              <b>{mine ? 'You' : by}</b> {eventText(kind)}
              {body ? ':' : '.'}
              {body && <span className="portal-said">{body}</span>}
            </>
          ),
        }))}
      />
    </Section>
  )
}
