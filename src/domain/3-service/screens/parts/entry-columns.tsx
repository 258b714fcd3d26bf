import { Link } from '@tanstack/react-router'
import type { client } from '#web/api.ts'
import type { Column } from '#web/ui/column.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { classWords, workTypeOptions } from './words.ts'

export type TimeRow = Awaited<ReturnType<typeof client.service.timeEntries>>['items'][number]

export const workTypeText = (key: string) => workTypeOptions.find(({ value }) => value === key)?.label ?? key

export const entryColumns: readonly Column<TimeRow>[] = [
  {
    id: 'workedOn',
    head: 'Day',
    sorts: true,
    width: 96,
    phone: 'line',
    value: (row) => row.workedOn,
    cell: (row) => <DayText day={row.workedOn} form="brief" />,
  },
  {
    id: 'client',
    head: 'Client',
    sorts: true,
    phone: 'lead',
    value: (row) => row.client,
    cell: (row) => <What row={row} />,
  },
  {
    id: 'person',
    head: 'Who',
    sorts: true,
    width: 120,
    phone: 'line',
    value: (row) => row.person,
    cell: (row) => row.person.split(' ')[0],
  },
  {
    id: 'workType',
    head: 'Work',
    width: 200,
    phone: 'line',
    value: (row) => row.workType,
    cell: (row) => <Work row={row} />,
  },
  {
    id: 'minutes',
    head: 'Hours',
    sorts: true,
    align: 'right',
    width: 80,
    value: (row) => row.minutes,
    cell: (row) => <HoursText minutes={row.minutes} bare />,
  },
]

function What({ row }: { row: TimeRow }) {
  return (
    <>
      {row.client}
      <span className="under">
        {row.ticketId && (
          <Link to={`/desk/${row.ticketId}`} className="mono fine">
            T-{row.ticketNumber}
          </Link>
        )}{' '}
        {row.body}
      </span>
    </>
  )
}

function Work({ row }: { row: TimeRow }) {
  const facts = [
    row.emergency && 'emergency',
    row.class !== 'business' && classWords[row.class].toLowerCase(),
    row.charge === 'no-charge' && 'not charged',
    row.charge === 'internal' && 'internal',
    row.locked && 'billed',
  ].filter((fact) => fact !== false)
  return (
    <>
      {workTypeText(row.workType)}
      {facts.length > 0 && <span className="under">{facts.join(', ')}</span>}
    </>
  )
}
