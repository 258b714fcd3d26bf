import './firm.css'
import { TextInput } from '@mantine/core'
import { type Weekday, weekdays } from '#kernel/days.ts'
import { weekdayNames } from './hours-words.ts'

export type EditedHours = Partial<Record<Weekday, readonly (readonly [string, string])[]>>

type HoursEditorProps = {
  hours: EditedHours
  onChange: (hours: EditedHours) => void
  off?: boolean
  /** What a day without hours is called: closed, or away. */
  without?: string
}

/** A week's openings; a second one on a day is a split shift. */
export function HoursEditor({ hours, onChange, off, without }: HoursEditorProps) {
  const put = (day: Weekday, openings: readonly (readonly [string, string])[]) => {
    const { [day]: _, ...others } = hours
    onChange(openings.length > 0 ? { ...others, [day]: openings } : others)
  }
  return (
    <div className="week-hours">
      {weekdays.map((day) => (
        <div key={day} className="week-day">
          <span>{weekdayNames[day]}</span>
          <Openings
            name={weekdayNames[day]}
            openings={hours[day] ?? []}
            onChange={(openings) => put(day, openings)}
            off={off ?? false}
            without={without ?? 'closed'}
          />
        </div>
      ))}
    </div>
  )
}

type OpeningsProps = {
  name: string
  openings: readonly (readonly [string, string])[]
  onChange: (openings: readonly (readonly [string, string])[]) => void
  off: boolean
  without?: string
}

/** The openings of one day. */
export function Openings({ name, openings, onChange, off, without = 'closed' }: OpeningsProps) {
  const change = (at: number, opening: readonly [string, string]) =>
    onChange(openings.map((one, place) => (place === at ? opening : one)))
  return (
    <div className="openings">
      {openings.length === 0 && <span className="faint">{without}</span>}
      {openings.map(([opens, closes], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an opening has no other name than its place
        <span key={at} className="opening">
          <TimeInput
            label={`${name}, opens`}
            value={opens}
            off={off}
            onChange={(time) => change(at, [time, closes])}
          />
          <span aria-hidden="true">–</span>
          <TimeInput
            label={`${name}, closes`}
            value={closes}
            off={off}
            onChange={(time) => change(at, [opens, time])}
          />
          {!off && (
            <button
              type="button"
              className="word"
              aria-label={`Remove ${opens} to ${closes} on ${name}`}
              onClick={() => onChange(openings.filter((_, place) => place !== at))}
            >
              Remove
            </button>
          )}
        </span>
      ))}
      {!off && (
        <button type="button" className="word" onClick={() => onChange(withAnother(openings))}>
          {openings.length === 0 ? 'Add hours' : 'Split'}
          <span className="unseen"> on {name}</span>
        </button>
      )}
    </div>
  )
}

type TimeInputProps = { label: string; value: string; off: boolean; onChange: (time: string) => void }

/** Typed as 17:30; the end of the day is 24:00. */
function TimeInput({ label, value, off, onChange }: TimeInputProps) {
  return (
    <TextInput
      className="time-input"
      aria-label={label}
      value={value}
      disabled={off}
      inputMode="numeric"
      placeholder="09:00"
      error={isTime(value) ? undefined : true}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(withColon(value))}
    />
  )
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)

/** 9, 930 and 9.30 are times that people type. */
function withColon(text: string): string {
  const digits = text.replace(/[^\d]/g, '')
  if (digits.length === 0 || digits.length > 4) return text
  const clock = digits.length <= 2 ? `${digits.padStart(2, '0')}00` : digits.padStart(4, '0')
  return `${clock.slice(0, 2)}:${clock.slice(2)}`
}

type Opening = readonly [string, string]

/** A day's first hours, or its last ones with an hour for lunch taken out. */
function withAnother(openings: readonly Opening[]): readonly Opening[] {
  const last = openings.at(-1)
  if (!last) return [['09:00', '17:30']]
  const [opens, closes] = last
  const hasLunch = opens < '12:30' && closes > '13:30'
  const split: Opening[] = hasLunch
    ? [
        [opens, '12:30'],
        ['13:30', closes],
      ]
    : [last, [closes, closes]]
  return [...openings.slice(0, -1), ...split]
}
