import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { type EventKind, mayHappen, tapKinds, undoSeconds } from '#service/rules'
import { api } from '#web/api.ts'
import { firmNowMs } from '#web/server-time.ts'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { CloseForm } from './close-form.tsx'
import type { TicketData } from './ticket-data.ts'
import { tapEffects, tapWords } from './words.ts'
import { WordsForm } from './words-form.tsx'

type Tapped = { kind: EventKind; eventId: string; undoUntilMs: number }
type Asking = 'words' | 'close' | undefined

/** One tap for what comes next; the likeliest is large, the others stand in pairs below. */
export function TicketTaps({ ticket }: { ticket: TicketData }) {
  const [tapped, setTapped] = useState<Tapped>()
  const [asking, setAsking] = useState<{ what: Asking; kind: EventKind }>()
  const tap = useSubmit(api.service.recordEvent, {
    done: ({ eventId, undoUntil }, { kind }) =>
      setTapped({ kind, eventId, undoUntilMs: undoUntil ? firmNowMs() + undoSeconds * 1000 : 0 }),
    refresh: [api.service.key()],
  })
  const press = (kind: EventKind) => {
    if (kind === 'closed') return setAsking({ what: 'close', kind })
    if (kind === 'access-refused' || kind === 'replied') return setAsking({ what: 'words', kind })
    if (isTap(kind)) tap.send({ ticketId: ticket.id, kind })
  }
  const [first, ...others] = ticket.nextTaps
  const close = () => setAsking(undefined)
  if (!first) return <MergedInto ticket={ticket} />
  return (
    <section className="pane" style={{ order: 2 }} aria-label="What happens next">
      <div className="taps">
        <div className="primary-tap">
          <Button variant="filled" loading={tap.busy} onClick={() => press(first)}>
            {tapWords[first]}
          </Button>
        </div>
        <div className="taps-pairs">
          {others.map((kind) => (
            <Button
              key={kind}
              disabled={tap.busy || !mayHappen(ticket.status, kind).yes}
              onClick={() => press(kind)}
            >
              {tapWords[kind]}
            </Button>
          ))}
        </div>
      </div>
      <Refusal of={tap.refusal} />
      {tapped && isLast(ticket, tapped) ? (
        <Undo ticketId={ticket.id} tapped={tapped} forget={() => setTapped(undefined)} />
      ) : (
        <p className="fine faint" style={{ marginTop: 10 }}>
          {tapEffects[first]}
        </p>
      )}
      {asking?.what === 'close' && <CloseForm ticket={ticket} close={close} />}
      {asking?.what === 'words' && <WordsForm ticket={ticket} kind={asking.kind} close={close} />}
    </section>
  )
}

const isTap = (kind: EventKind): kind is (typeof tapKinds)[number] => tapKinds.some((one) => one === kind)

/** What was pressed, and ten seconds to take it back. */
function Undo({ ticketId, tapped, forget }: { ticketId: string; tapped: Tapped; forget: () => void }) {
  const undo = useSubmit(api.service.undoEvent, { done: forget, refresh: [api.service.key()] })
  const seconds = useSecondsUntil(tapped.undoUntilMs)
  return (
    <>
      <p className="small tap-said" role="status">
        <span>Recorded: {tapWords[tapped.kind]?.toLowerCase()}.</span>
        {seconds > 0 && (
          <button
            type="button"
            className="word"
            disabled={undo.busy}
            onClick={() => undo.send({ ticketId, eventId: tapped.eventId })}
          >
            Undo ({seconds})
          </button>
        )}
      </p>
      <Refusal of={undo.refusal} />
    </>
  )
}

function useSecondsUntil(untilMs: number): number {
  const [now, setNow] = useState(firmNowMs)
  const left = Math.max(0, Math.ceil((untilMs - now) / 1000))
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setNow(firmNowMs()), 500)
    return () => clearTimeout(timer)
  })
  return left
}

/** Whether nothing came after it: only the last tap is taken back here. */
function isLast({ log }: TicketData, { eventId }: Tapped): boolean {
  const latest = log.find(({ kind, undone }) => kind !== 'note' && !undone)
  return latest?.id === eventId || !log.some(({ id }) => id === eventId)
}

function MergedInto({ ticket }: { ticket: TicketData }) {
  if (!ticket.mergedInto) return null
  return (
    <section className="pane" style={{ order: 2 }}>
      <p className="soft">
        Merged into <a href={`/desk/${ticket.mergedInto.id}`}>T-{ticket.mergedInto.number}</a>. Go on there.
      </p>
    </section>
  )
}
