import './identity.css'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { PageHead } from '#web/ui/page-head.tsx'

type IdentityFrameProps = {
  title: string
  sub?: ReactNode
  wide?: boolean
  children?: ReactNode
  /** Other ways, under a hairline. */
  instead?: ReactNode
}

/** One quiet column, before anyone is signed in. */
export function IdentityFrame({ title, sub, wide, children, instead }: IdentityFrameProps) {
  return (
    <main className="identity" id="page">
      <div className={wide ? 'wide' : undefined}>
        <p className="mark">Perennial</p>
        <PageHead title={title} sub={sub} />
        {children}
        {instead && <div className="instead">{instead}</div>}
      </div>
    </main>
  )
}

/** A link was used, or its time is over. */
export function DeadLink({ sentence }: { sentence: string }) {
  return (
    <IdentityFrame
      title="This link leads nowhere any more"
      sub={sentence}
      instead={<Link to="/sign-in">Sign in</Link>}
    />
  )
}
