import './page.css'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'

/** Where this page stands: <Crumb path={[['Agreements', '/agreements']]} here="AGR-1042" />. */
export function Crumb({
  path,
  here,
  aside,
}: {
  path: readonly (readonly [string, string])[]
  here: ReactNode
  aside?: ReactNode
}) {
  return (
    <nav className="crumb" aria-label="Where you are">
      <span>
        {path.map(([name, to]) => (
          <Fragment key={to}>
            <Link to={to}>{name}</Link>
            <span aria-hidden="true"> / </span>
          </Fragment>
        ))}
        <span aria-current="page">{here}</span>
      </span>
      {aside && <span>{aside}</span>}
    </nav>
  )
}
