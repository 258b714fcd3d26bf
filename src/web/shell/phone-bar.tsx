import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { chooseFirm } from '#web/chosen-firm.ts'
import { routes } from '#web/routes.tsx'
import { type Session, signOut } from '#web/session.ts'
import { Sheet } from '../ui/sheet.tsx'
import { openFind } from './find-spotlight.tsx'
import { type RailWord, railWords } from './rail-words.ts'
import { ThemeChoice } from './theme-choice.tsx'
import { useRailCounts } from './use-rail-counts.ts'

/** Four words at the foot of a phone: what one needs at a client's, and the rest behind the fourth. */
export function PhoneBar({ session, here }: { session: Session; here: RailWord | undefined }) {
  const [open, setOpen] = useState(false)
  const counts = useRailCounts()
  const third = routes.some((page) => page.path === '/visits')
    ? { word: 'Visits', to: '/visits' }
    : { word: 'Billing', to: '/billing' }
  const atFoot = [{ word: 'Today', to: '/' }, { word: 'Desk', to: '/desk' }, third]
  // Visits stand under Desk in the rail and have a word of their own here.
  const isAtThird = useLocation().pathname.startsWith(third.to)
  const current = isAtThird ? third.word : here
  const rest = railWords.filter(({ word }) => !atFoot.some((foot) => foot.word === word))
  const close = () => setOpen(false)
  const find = () => {
    close()
    openFind()
  }
  return (
    <>
      <nav className="phone-bar" aria-label="Main, phone">
        {atFoot.map(({ word, to }) => (
          <Link key={word} to={to} aria-current={word === current ? 'page' : undefined}>
            {word}
          </Link>
        ))}
        <button
          type="button"
          aria-expanded={open}
          aria-current={rest.some(({ word }) => word === here) ? 'page' : undefined}
          onClick={() => setOpen(true)}
        >
          More
        </button>
      </nav>
      <Sheet open={open} onClose={close} title={session.firmName || 'More'}>
        <nav className="more" aria-label="More">
          <button type="button" onClick={find}>
            Search
          </button>
          {rest.map(({ word, to }) => (
            <Link key={word} to={to} onClick={close} aria-current={word === here ? 'page' : undefined}>
              {word}
              {counts[word] ? <span>{counts[word]}</span> : null}
            </Link>
          ))}
          <Link to="/account" onClick={close}>
            {session.name || 'Account'}
            <span>Account</span>
          </Link>
          {session.firms
            .filter((firm) => !firm.isHere)
            .map((firm) => (
              <button key={firm.id} type="button" onClick={() => chooseFirm(firm.id)}>
                Go to {firm.name}
              </button>
            ))}
          <ThemeChoice />
          <button type="button" onClick={() => void signOut()}>
            Sign out
          </button>
        </nav>
      </Sheet>
    </>
  )
}
