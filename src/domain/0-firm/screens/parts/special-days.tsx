import './firm.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { OpenHours } from '#kernel/business-calendar.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { Openings } from './hours-editor.tsx'

type Days = Readonly<Record<string, readonly OpenHours[]>>
type SpecialDaysProps = { days: Days; off: boolean; onChange: (days: Days) => void }

/** Single days with hours of their own; they win over the week and over holidays. */
export function SpecialDays({ days, off, onChange }: SpecialDaysProps) {
  const [day, setDay] = useState<string | null>(null)
  const listed = Object.entries(days).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return (
    <Section
      title="Days with other hours"
      lead="A short day before a feast, or a holiday on which you do open."
    >
      {listed.map(([on, openings]) => (
        <div key={on} className="week-day">
          <span>
            <DayText day={on} />
          </span>
          <div className="openings">
            <Openings
              name={on}
              openings={openings}
              off={off}
              onChange={(now) => onChange({ ...days, [on]: now })}
            />
            {!off && (
              <button
                type="button"
                className="word"
                onClick={() => onChange(Object.fromEntries(listed.filter(([other]) => other !== on)))}
              >
                Back to the usual<span className="unseen"> on {on}</span>
              </button>
            )}
          </div>
        </div>
      ))}
      {!off && (
        <div className="dates">
          <DayField label="On" value={day} onChange={setDay} />
          <Button
            disabled={day === null}
            onClick={() => {
              if (day) onChange({ ...days, [day]: [['09:00', '13:00']] })
              setDay(null)
            }}
          >
            Give it other hours
          </Button>
        </div>
      )}
    </Section>
  )
}
