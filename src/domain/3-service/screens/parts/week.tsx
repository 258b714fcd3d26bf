import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { addDays, isDay, weekday as weekdayOf, weekdays } from '#kernel/days.ts'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { useSession } from '#web/session.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { dayText, hoursText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './ask-modal.tsx'
import { entryColumns, type TimeRow } from './entry-columns.tsx'
import { todayIn } from './wall-time.ts'

/** The own week: a figure a day, and every entry below; what isn't billed yet can be cancelled. */
export function Week() {
  const manner = useManner()
  const session = useSession()
  const navigate = useNavigate()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const today = todayIn(firmNowMs(), manner)
  const asked = typeof search.week === 'string' && isDay(search.week) ? search.week : today
  const monday = addDays(asked, -weekdays.indexOf(weekdayOf(asked)))
  const days = weekdays.map((_, at) => addDays(monday, at))
  const time = useQuery(
    api.service.timeEntries.queryOptions({
      input: {
        personId: session.id,
        from: monday,
        through: addDays(monday, 6),
        page: 1,
        pageSize: 200,
        sort: 'workedOn',
      },
      enabled: session.id !== undefined,
    }),
  )
  if (time.isError) throw time.error
  const rows = time.data?.items ?? []
  const show = (day: string) => void navigate({ to: '.', search: { week: day }, replace: true })
  const minutesOf = (day: string) =>
    rows.filter((row) => row.workedOn === day).reduce((sum, row) => sum + row.minutes, 0)
  return (
    <Section
      title={`Week of ${dayText(monday, manner, 'long')}`}
      aside={
        <span className="button-row" style={{ gap: 16 }}>
          {hoursText(time.data?.minutes ?? 0, manner)}
          <button type="button" className="word" onClick={() => show(addDays(monday, -7))}>
            Earlier
          </button>
          <button
            type="button"
            className="word"
            onClick={() => show(addDays(monday, 7))}
            disabled={addDays(monday, 7) > today}
          >
            Later
          </button>
        </span>
      }
    >
      <div className="week">
        {days.map((day) => (
          <div key={day} data-today={day === today || undefined}>
            <span className="small soft">{dayText(day, manner, 'weekday').split(/[\s,]/)[0]}</span>
            <span className="day-sum" style={{ display: 'block' }}>
              {minutesOf(day) > 0 ? (
                hoursText(minutesOf(day), manner, { bare: true })
              ) : (
                <span className="faint">–</span>
              )}
            </span>
          </div>
        ))}
      </div>
      <DataTable
        label="Entries of the week"
        rows={time.data?.items}
        rowKey={(row) => row.id}
        columns={[
          ...entryColumns.filter(({ id }) => id !== 'person'),
          { id: 'act', head: '', width: 80, phone: 'act', cell: (row) => <Cancel row={row} /> },
        ]}
        csv={{ name: `time-${monday}` }}
        empty={
          <p className="soft">
            Nothing logged in this week yet. A ticket's timer, or Log time, puts it here.
          </p>
        }
      />
    </Section>
  )
}

function Cancel({ row }: { row: TimeRow }) {
  const [asking, setAsking] = useState(false)
  const close = () => setAsking(false)
  const cancel = useSubmit(api.service.cancelTime, { done: close, refresh: [api.service.key()] })
  if (row.locked) return null
  return (
    <>
      <button type="button" className="word" onClick={() => setAsking(true)}>
        Cancel
      </button>
      {asking && (
        <AskModal
          title="Cancel this entry?"
          act="Cancel the entry"
          send={() => cancel.send({ timeEntryId: row.id })}
          close={close}
          busy={cancel.busy}
          refusal={cancel.refusal}
        >
          <p className="soft">It stays on record as cancelled, and is neither drawn nor billed.</p>
        </AskModal>
      )}
    </>
  )
}
