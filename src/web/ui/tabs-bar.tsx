import './lists.css'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useManner } from '#web/manner.tsx'
import { countText } from './format.ts'

export type View = {
  name: string
  /** The address words of this view: { view: 'mine' }; empty for the first. */
  search?: Readonly<Record<string, string>>
  /** Another page instead. */
  to?: string
  count?: number
}

type TabsBarProps = {
  views: readonly View[]
  current: string
  /** Words at the right end: Filter, Export CSV. */
  aside?: ReactNode
  label?: string
}

/** Saved views of a list, or the pages of one thing; on a phone they scroll sideways. */
export function TabsBar({ views, current, aside, label = 'Views' }: TabsBarProps) {
  const manner = useManner()
  return (
    <div className="views">
      <nav className="views-tabs" aria-label={label}>
        {views.map((view) => (
          <Link
            key={view.name}
            to={view.to ?? '.'}
            search={() => ({ ...view.search })}
            aria-current={view.name === current ? 'page' : undefined}
            activeOptions={{ exact: true }}
            resetScroll={false}
          >
            {view.name}
            {view.count !== undefined && <span>{countText(view.count, manner)}</span>}
          </Link>
        ))}
      </nav>
      {aside && <div className="views-aside">{aside}</div>}
    </div>
  )
}
