import './lists.css'
import type { ReactNode } from 'react'

export type Fact = {
  name: ReactNode
  value: ReactNode
  /** An ink rule above and weight 600: what the lines before add up to. */
  sum?: boolean
}

/** Labelled figures in hairlines. `left` sets the values left, for words instead of numbers. */
export function Facts({ facts, left, small }: { facts: readonly Fact[]; left?: boolean; small?: boolean }) {
  return (
    <dl className={`facts${left ? ' left' : ''}${small ? ' small' : ''}`}>
      {facts.map((fact, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts stand in their written order
        <div key={at} className={fact.sum ? 'sum' : undefined}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
