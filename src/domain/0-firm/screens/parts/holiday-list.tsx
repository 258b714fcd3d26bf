import './firm.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PublicHoliday } from '#firm/rules'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Section } from '#web/ui/section.tsx'

type HolidayListProps = {
  holidays: readonly string[]
  /** The public holidays of a year that follow from a rule; none where no rule is sure. */
  known: (year: number) => readonly PublicHoliday[]
  year: number
  off: boolean
  onChange: (holidays: string[]) => void
}

/** The days without working time, a year at a time; public ones can be taken over and then changed. */
export function HolidayList({ holidays, known, year: first, off, onChange }: HolidayListProps) {
  const [year, setYear] = useState(first)
  const [day, setDay] = useState<string | null>(null)
  const names = new Map(known(year).map((holiday) => [holiday.on, holiday.name]))
  const ofYear = holidays.filter((one) => one.startsWith(`${year}-`)).toSorted()
  const missing = known(year).filter(({ on }) => !holidays.includes(on))
  const put = (days: readonly string[]) => onChange([...new Set(days)].toSorted())
  return (
    <Section
      title={`Holidays ${year}`}
      aside={
        <>
          <button type="button" className="word" onClick={() => setYear(year - 1)}>
            {year - 1}
          </button>{' '}
          ·{' '}
          <button type="button" className="word" onClick={() => setYear(year + 1)}>
            {year + 1}
          </button>
        </>
      }
    >
      {ofYear.length === 0 && <p className="soft">No holidays in {year} yet.</p>}
      <table className="ledger dense">
        <tbody>
          {ofYear.map((on) => (
            <tr key={on}>
              <td>
                <DayText day={on} form="weekday" />
              </td>
              <td className="soft">{names.get(on) ?? 'Added by hand'}</td>
              <td className="n">
                {!off && (
                  <button
                    type="button"
                    className="word"
                    onClick={() => put(holidays.filter((one) => one !== on))}
                  >
                    Remove<span className="unseen"> {on}</span>
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!off && (
        <div className="dates">
          {missing.length > 0 && (
            <Button onClick={() => put([...holidays, ...missing.map(({ on }) => on)])}>
              Take over {missing.length} public {missing.length === 1 ? 'holiday' : 'holidays'}
            </Button>
          )}
          <DayField label="Another day" value={day} onChange={setDay} />
          <Button
            disabled={day === null}
            onClick={() => {
              if (day) {
                put([...holidays, day])
                setYear(Number(day.slice(0, 4)))
              }
              setDay(null)
            }}
          >
            Add
          </Button>
        </div>
      )}
    </Section>
  )
}
