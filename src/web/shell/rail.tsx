import { Link } from '@tanstack/react-router'
import type { Session } from '#web/session.ts'
import { useManner } from '../manner.tsx'
import { countText } from '../ui/format.ts'
import { findKey, openFind } from './find-spotlight.tsx'
import { PersonMenu } from './person-menu.tsx'
import { type RailWord, railWords } from './rail-words.ts'
import { useRailCounts } from './use-rail-counts.ts'

export function Rail({ session, here }: { session: Session; here: RailWord | undefined }) {
  const counts = useRailCounts()
  const manner = useManner()
  return (
    <nav className="rail" aria-label="Main">
      <p className="mark">Perennial</p>
      <p className="firm">{session.firmName}</p>
      {railWords.map(({ word, to }) => (
        <Link key={word} to={to} className="rail-word" aria-current={word === here ? 'page' : undefined}>
          {word}
          {counts[word] ? <span>{countText(counts[word], manner)}</span> : null}
        </Link>
      ))}
      <div className="foot">
        <button type="button" className="foot-word" onClick={openFind}>
          Search <kbd>{findKey}</kbd>
        </button>
        <PersonMenu session={session} />
      </div>
    </nav>
  )
}
