import './portal.css'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { MannerProvider } from '#web/manner.tsx'
import { signOut, useSession } from '#web/session.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'

/** What stands around a client's pages: whose help this is, who is here, the way out. */
export function PortalFrame({ children }: { children: ReactNode }) {
  const { kind, name, firmName, manner } = useSession()
  const navigate = useNavigate()
  useEffect(() => {
    if (kind === 'person') void navigate({ to: '/', replace: true })
  }, [kind, navigate])
  return (
    <MannerProvider manner={manner}>
      <a className="skip" href="#page">
        To the page
      </a>
      <header className="portal-head">
        <Link to="/portal">{firmName}</Link>
        <span>
          {name} ·{' '}
          <button type="button" className="word" onClick={() => void signOut('/portal/sign-in')}>
            Sign out
          </button>
        </span>
      </header>
      <main className="portal" id="page">
        {kind === 'contact' ? children : <SkeletonLines rows={6} />}
      </main>
    </MannerProvider>
  )
}
