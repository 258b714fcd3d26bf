import './page.css'
import { type ReactNode, useEffect } from 'react'

type PageHeadProps = {
  title: ReactNode
  /** What the browser's tab says, when the title isn't plain text. */
  tab?: string
  sub?: ReactNode
  /** At most one of them primary. */
  actions?: ReactNode
}

export function PageHead({ title, tab, sub, actions }: PageHeadProps) {
  const name = tab ?? (typeof title === 'string' ? title : undefined)
  useEffect(() => {
    document.title = name ? `${name} · Perennial` : 'Perennial'
  }, [name])
  return (
    <div className="head">
      <div>
        <h1 tabIndex={-1}>{title}</h1>
        {sub && <div className="sub">{sub}</div>}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  )
}
