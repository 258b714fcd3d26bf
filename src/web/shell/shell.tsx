import './shell.css'
import { Outlet, useMatches, useNavigate, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { MannerProvider } from '#web/manner.tsx'
import { type Session, useSession } from '#web/session.ts'
import { FindSpotlight } from './find-spotlight.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { Rail } from './rail.tsx'
import type { RailWord } from './rail-words.ts'
import { StaleNotice } from './stale-notice.tsx'

/** What stands around every page of the firm's own people. */
export function Shell() {
  const session = useSession()
  const here = useRailWord()
  useFocusOnTitle()
  useSendContactsHome(session)
  if (session.kind === 'contact') return null
  return (
    <MannerProvider manner={session.manner}>
      <a className="skip" href="#page">
        To the page
      </a>
      <div className="shell">
        <Rail session={session} here={here} />
        <main className="page" id="page">
          <StaleNotice />
          <Outlet />
        </main>
      </div>
      <PhoneBar session={session} here={here} />
      <FindSpotlight />
    </MannerProvider>
  )
}

/** A client's contact has rooms of his own. */
function useSendContactsHome({ kind }: Session) {
  const navigate = useNavigate()
  useEffect(() => {
    if (kind === 'contact') void navigate({ to: '/portal', replace: true })
  }, [kind, navigate])
}

function useRailWord(): RailWord | undefined {
  return useMatches({
    select: (matches) => matches.findLast((match) => match.staticData.rail)?.staticData.rail,
  })
}

/** After a step to another page the title has the focus, so a screen reader says where one has arrived. */
function useFocusOnTitle() {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', (event) => {
        if (event.pathChanged && event.fromLocation)
          document.querySelector('h1')?.focus({ preventScroll: true })
      }),
    [router],
  )
}
