import './empty-state.css'
import type { ReactNode } from 'react'

type EmptyStateProps = {
  title: ReactNode
  /** What the page is for, in two sentences. */
  children: ReactNode
  /** One first step: the primary button. */
  first?: ReactNode
  /** Another way: a link or a word. */
  instead?: ReactNode
}

export function EmptyState({ title, children, first, instead }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <div className="soft">{children}</div>
      {(first || instead) && (
        <div className="empty-steps">
          {first}
          {instead}
        </div>
      )}
    </div>
  )
}
