import { DayText } from '#web/ui/day-text.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import type { TicketData } from './ticket-data.ts'
import { workTypeOptions } from './words.ts'

const chargeWords = { 'as-rated': '', 'no-charge': ', not charged', internal: ', internal' } as const

/** Who worked on it, when and how long. */
export function TimeOnTicket({ ticket }: { ticket: TicketData }) {
  if (ticket.time.length === 0) return null
  const minutes = ticket.time.reduce((sum, entry) => sum + entry.minutes, 0)
  return (
    <Section title="Time" aside={<HoursText minutes={minutes} />} phoneOrder={7}>
      <TimedList
        log
        entries={ticket.time.map((entry) => ({
          id: entry.id,
          when: <DayText day={entry.workedOn} form="brief" />,
          what: (
            <>
              <HoursText minutes={entry.minutes} /> {entry.person.split(' ')[0]},{' '}
              {workTypeOptions.find(({ value }) => value === entry.workType)?.label.toLowerCase() ??
                entry.workType}
              {chargeWords[entry.charge]}
            </>
          ),
          under: entry.body || undefined,
        }))}
      />
    </Section>
  )
}
