import './lists.css'
import type { ReactNode } from 'react'

export type TimedEntry = { id: string; when: ReactNode; what: ReactNode; under?: ReactNode }

/** A time or a clock at the left, a line and its second line at the right. `log`: what has happened, versions. */
export function TimedList({ entries, log }: { entries: readonly TimedEntry[]; log?: boolean }) {
  return (
    <ul className={`timed${log ? ' log' : ''}`}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className="when">{entry.when}</span>
          <span>
            {entry.what}
            {entry.under && <span className="under">{entry.under}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
