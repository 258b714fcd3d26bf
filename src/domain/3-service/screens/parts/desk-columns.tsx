import { Link } from '@tanstack/react-router'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Clock } from '#web/ui/clock.tsx'
import type { Column } from '#web/ui/column.ts'
import { InstantText } from '#web/ui/instant-text.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { promiseText, promiseUnder, readingOf } from './clock-words.ts'
import { coverText } from './cover-text.ts'
import { priorityWords, statusWords } from './words.ts'

export type DeskRow = Awaited<ReturnType<typeof client.service.tickets>>['items'][number]

export const deskColumns: readonly Column<DeskRow>[] = [
  {
    id: 'left',
    head: 'Time left',
    sorts: true,
    width: 140,
    phone: 'start',
    value: (row) => row.dueAt,
    cell: (row) => <TimeLeft row={row} />,
  },
  { id: 'promise', head: 'Promise', width: 232, phone: 'line', cell: (row) => <Promised row={row} /> },
  {
    id: 'number',
    head: 'Ticket',
    sorts: true,
    phone: 'lead',
    value: (row) => row.number,
    cell: (row) => <What row={row} />,
  },
  {
    id: 'priority',
    head: 'Priority',
    sorts: true,
    width: 104,
    phone: 'hide',
    cell: (row) => priorityWords[row.priority],
  },
  { id: 'with', head: 'With', width: 132, phone: 'line', cell: (row) => <With row={row} /> },
  { id: 'cover', head: 'Covered by', width: 176, phone: 'hide', cell: (row) => <Cover row={row} /> },
]

function TimeLeft({ row }: { row: DeskRow }) {
  if (row.closedAt) return <InstantText at={row.closedAt} />
  if (row.clock) return <Clock reading={readingOf(row.clock)} />
  return <span className="faint">{row.promised ? 'all kept' : 'no promise'}</span>
}

function Promised({ row }: { row: DeskRow }) {
  const manner = useManner()
  const { clock } = row
  if (row.closedAt && !clock) return <>{statusWords[row.status]}</>
  if (!clock) {
    return (
      <>
        {row.promised ? 'Nothing due' : 'No agreement'}
        <span className="under only-wide">
          reported <InstantText at={row.reportedAt} />
        </span>
      </>
    )
  }
  return (
    <>
      {promiseText(clock, manner)}
      <span className="under only-wide">
        {promiseUnder(clock, manner)}
        {clock.state === 'breached' && !clock.reason && (
          <>
            {' · '}
            <Link to={`/desk/${row.id}`} search={() => ({ why: clock.promiseId })}>
              give the reason
            </Link>
          </>
        )}
      </span>
    </>
  )
}

function What({ row }: { row: DeskRow }) {
  const who = [row.client, row.contact].filter((name) => name !== null).join(' · ')
  return (
    <>
      {row.emergency && <span className="late">Emergency: </span>}
      {row.title}
      <span className="under">
        {who}
        <span className="only-wide">
          {' · '}
          <span className="mono fine">T-{row.number}</span>
        </span>
      </span>
    </>
  )
}

function With({ row }: { row: DeskRow }) {
  const take = useSubmit(api.service.recordEvent, { refresh: [api.service.key()] })
  if (row.assignee) return <>{row.assignee.split(' ')[0]}</>
  if (row.closedAt) return null
  return (
    <button
      type="button"
      className="word"
      disabled={take.busy}
      onClick={() => take.send({ ticketId: row.id, kind: 'taken' })}
    >
      Take it
    </button>
  )
}

function Cover({ row }: { row: DeskRow }) {
  const manner = useManner()
  return <>{coverText(row.coveredBy, manner)}</>
}
