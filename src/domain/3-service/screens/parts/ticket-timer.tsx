import { Button } from '@mantine/core'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { useSession } from '#web/session.ts'
import { useTicking } from '#web/ui/clock-ticks.ts'
import { instantText, timerText } from '#web/ui/format.ts'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { LogTimeForm } from './log-time-form.tsx'
import type { TicketData } from './ticket-data.ts'
import { workTypeOptions } from './words.ts'

/** The timer of this ticket, and time typed by hand. */
export function TicketTimer({ ticket }: { ticket: TicketData }) {
  const [typing, setTyping] = useState(false)
  const refresh = [api.service.key()]
  const start = useSubmit(api.service.startTimer, { refresh })
  const stop = useSubmit(api.service.stopTimer, {
    refresh,
    said: ({ minutes }) => `${timerText(minutes)} logged.`,
  })
  const session = useSession()
  const mine = ticket.timer?.personId === session.id
  return (
    <section className="pane" style={{ order: 3 }} aria-label="Time">
      {ticket.timer ? (
        <div className="pane-head">
          <Running timer={ticket.timer} mine={mine} />
          {mine && (
            <span className="button-row">
              <Button onClick={() => stop.send({ discard: true })}>Throw away</Button>
              <Button loading={stop.busy} onClick={() => stop.send({})}>
                Stop
              </Button>
            </span>
          )}
        </div>
      ) : (
        <div className="button-row">
          <Button
            loading={start.busy}
            onClick={() => start.send({ ticketId: ticket.id, workType: 'remote' })}
          >
            Start timer
          </Button>
          <Button onClick={() => start.send({ ticketId: ticket.id, workType: 'travel' })}>
            Start travel
          </Button>
          <Button aria-expanded={typing} onClick={() => setTyping(!typing)}>
            Type time
          </Button>
        </div>
      )}
      <Refusal of={start.refusal ?? stop.refusal} />
      {typing && <LogTimeForm of={{ ticketId: ticket.id }} close={() => setTyping(false)} />}
    </section>
  )
}

function Running({ timer, mine }: { timer: NonNullable<TicketData['timer']>; mine: boolean }) {
  const manner = useManner()
  const now = useTicking()
  const minutes = (now - Date.parse(timer.startedAt)) / 60_000
  const what = workTypeOptions.find(({ value }) => value === timer.workType)?.label ?? timer.workType
  return (
    <div>
      <h2>
        {what} <span className="mono">{timerText(minutes)}</span>
      </h2>
      <span className="small soft">
        {mine ? 'running' : `${timer.person} is running it`} since{' '}
        {instantText(timer.startedAt, manner, 'time')}
      </span>
    </div>
  )
}
