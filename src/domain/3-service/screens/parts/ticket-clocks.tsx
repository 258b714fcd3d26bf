import { Button, Modal, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { isOpen } from '#service/rules'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Clock, ClockHuge } from '#web/ui/clock.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { instantText } from '#web/ui/format.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import {
  lengthText,
  momentText,
  promiseText,
  promiseUnder,
  readingOf,
  type TicketClock,
} from './clock-words.ts'
import type { TicketData } from './ticket-data.ts'
import { doneWords, todoWords } from './words.ts'

/** The clocks of a ticket: the one that ends next large, the others below, each opens to say how it counts. */
export function TicketClocks({ ticket }: { ticket: TicketData }) {
  const manner = useManner()
  const counted = ticket.clocks.filter(({ state }) => state !== 'not-needed')
  const [lead, ...others] = counted.filter(isLead).concat(counted.filter((clock) => !isLead(clock)))
  const asleep = ticket.clocks.filter(({ state, why }) => state === 'not-needed' && why === 'channel')
  const reading = lead && isLead(lead) ? readingOf(lead) : undefined
  return (
    <section className="pane" style={{ order: 1 }} aria-label="Clocks">
      {lead && reading && <ClockHuge reading={reading} what={promiseText(lead, manner)} />}
      {lead && reading && <Explain clock={lead} ticketId={ticket.id} />}
      {!lead && <NoPromise ticket={ticket} />}
      <dl className="facts small">
        {(reading ? others : counted).map((clock) => (
          <div key={clock.promiseId}>
            <dt>{isOver(clock) ? doneWords[clock.channel] : promiseText(clock, manner)}</dt>
            <dd>
              <Standing clock={clock} ticketId={ticket.id} />
            </dd>
          </div>
        ))}
        {asleep.map((clock) => (
          <div key={clock.promiseId}>
            <dt>{todoWords[clock.channel]}</dt>
            <dd>
              {isOpen(ticket.status) ? (
                <NeedIt clock={clock} ticketId={ticket.id} />
              ) : (
                <span className="faint">not needed</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const isOver = (clock: TicketClock) =>
  clock.state === 'met' || (clock.state === 'breached' && clock.stoppedAt !== null)
const isLead = (clock: TicketClock) =>
  clock.state === 'running' ||
  clock.state === 'paused' ||
  (clock.state === 'breached' && clock.reason === null)

function Standing({ clock, ticketId }: { clock: TicketClock; ticketId: string }) {
  const manner = useManner()
  const used = lengthText(Math.max(0, clock.usedMinutes))
  if (clock.state === 'met')
    return (
      <FigureButton
        figure={
          clock.usedMinutes < 1 ? 'kept, at once' : `kept, in ${used} of ${lengthText(clock.budgetMinutes)}`
        }
        of={derivation(clock, manner)}
      />
    )
  if (clock.state === 'breached')
    return (
      <>
        <span className="late">{lengthText(-clock.minutesLeft)} late</span>
        {clock.reason ? (
          <span className="under">{clock.reason}</span>
        ) : (
          <>
            {' '}
            · <GiveReason clock={clock} ticketId={ticketId} />
          </>
        )}
      </>
    )
  return <FigureButton figure={<Clock reading={readingOf(clock)} />} of={derivation(clock, manner)} />
}

/** Under the leading clock: how it was promised, and its reason where it broke. */
function Explain({ clock, ticketId }: { clock: TicketClock; ticketId: string }) {
  const manner = useManner()
  return (
    <p className="small soft" style={{ marginTop: 6 }}>
      <FigureButton figure={promiseUnder(clock, manner)} of={derivation(clock, manner)} />
      {clock.state === 'breached' && (
        <>
          {' · '}
          <GiveReason clock={clock} ticketId={ticketId} />
        </>
      )}
    </p>
  )
}

function derivation(clock: TicketClock, manner: ReturnType<typeof useManner>) {
  const at = (instant: string | null) => (instant ? instantText(instant, manner) : '–')
  return {
    title: `${todoWords[clock.channel]}, promised by ${clock.source === 'ticket' ? 'this ticket alone' : clock.source}`,
    rows: [
      { label: 'Starts', value: at(clock.startsAt) },
      {
        label: clock.appointed ? 'Up to the appointment' : 'Promised',
        value: lengthText(clock.budgetMinutes),
      },
      {
        label: clock.roundTheClock ? 'Used, round the clock' : 'Used, in opening hours without pauses',
        value: lengthText(Math.max(0, clock.usedMinutes)),
      },
      {
        label: clock.minutesLeft < 0 ? 'Late' : 'Left',
        value: lengthText(Math.abs(clock.minutesLeft)),
        sum: true,
      },
    ],
    note: clock.dueAt
      ? `Due ${at(clock.dueAt)}${clock.stoppedAt ? `, done ${at(clock.stoppedAt)}` : ''}.`
      : 'It stands still; the due time follows from the client’s reply.',
  }
}

function NoPromise({ ticket }: { ticket: TicketData }) {
  const manner = useManner()
  if (!ticket.freeSlotAt)
    return (
      <p className="soft">
        {ticket.clocks.length > 0 ? 'Nothing is due.' : 'No promise was made for this ticket.'}
      </p>
    )
  return (
    <p className="soft">
      No agreement, no promise. Clients under agreement come first; the next free slot is{' '}
      <b>{momentText(ticket.freeSlotAt, ticket.openedAt, manner)}</b>.
    </p>
  )
}

/** Remote and on-site count only when they are chosen. */
function NeedIt({ clock, ticketId }: { clock: TicketClock; ticketId: string }) {
  const need = useSubmit(api.service.recordEvent, { refresh: [api.service.key()] })
  const { channel } = clock
  if (channel !== 'remote' && channel !== 'on-site') return null
  return (
    <>
      <span className="faint">not needed · </span>
      <button
        type="button"
        className="word"
        disabled={need.busy}
        onClick={() => need.send({ ticketId, kind: 'needed', channel })}
      >
        needed
      </button>
    </>
  )
}

function GiveReason({ clock, ticketId }: { clock: TicketClock; ticketId: string }) {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const [open, setOpen] = useState(search.why === clock.promiseId)
  const [reason, setReason] = useState('')
  useEffect(() => {
    if (search.why === clock.promiseId) setOpen(true)
  }, [search.why, clock.promiseId])
  const close = () => {
    setOpen(false)
    if (search.why) void navigate({ to: '.', search: {}, replace: true })
  }
  const give = useSubmit(api.service.giveBreachReason, { done: close, refresh: [api.service.key()] })
  return (
    <>
      <button type="button" className="word" onClick={() => setOpen(true)}>
        give the reason
      </button>
      <Modal
        opened={open}
        onClose={close}
        title={`Why was it late: ${todoWords[clock.channel].toLowerCase()}`}
        size="sm"
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            give.send({ ticketId, promiseId: clock.promiseId, reason })
          }}
        >
          <TextInput
            label="Reason, for our own record"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus
          />
          <Refusal of={give.refusal} />
          <div className="button-row" style={{ marginTop: 16 }}>
            <PrimaryButton type="submit" busy={give.busy} offBecause={reason.trim() ? undefined : 'Say why.'}>
              Keep the reason
            </PrimaryButton>
            <Button onClick={close}>Leave it</Button>
          </div>
        </form>
      </Modal>
    </>
  )
}
