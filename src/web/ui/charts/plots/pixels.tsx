import type { ReactNode } from 'react'
import { DefaultZIndexes, useXAxisScale, useYAxisScale, ZIndexLayer } from 'recharts'

/** Empty share of a band at each side of its bar. */
export const categoryGap = 0.12

export type Pixels = {
  /** Middle of a row, and the edges of its bar. */
  x: (key: string, edge?: 'start' | 'end') => number
  y: (value: number) => number
}

/** Where things stand in pixels; undefined until the frame has been measured. */
export function usePixels(): Pixels | undefined {
  const xScale = useXAxisScale()
  const yScale = useYAxisScale()
  if (!xScale || !yScale) return undefined
  const at = (key: string, position: 'start' | 'middle' | 'end') => xScale(key, { position }) ?? 0
  const inset = (key: string) => (at(key, 'end') - at(key, 'start')) * categoryGap
  return {
    x: (key, edge) => {
      if (edge === 'start') return at(key, 'start') + inset(key)
      return edge === 'end' ? at(key, 'end') - inset(key) : at(key, 'middle')
    },
    y: (value) => yScale(value) ?? 0,
  }
}

/** What is drawn over the marks: words, dots, lines that lead to them. */
export function Over({ children }: { children: ReactNode }) {
  return <ZIndexLayer zIndex={DefaultZIndexes.label}>{children}</ZIndexLayer>
}

/** Words beside a mark: a name in grey and its figure in ink. */
export function Said({
  x,
  y,
  name,
  figure,
  stacked,
}: {
  x: number
  y: number
  name: string
  figure: string
  stacked?: boolean
}) {
  return (
    <text x={x} y={y}>
      {name}
      <tspan className="strong" fill="var(--ink)" fontWeight={500} {...(stacked ? { x, dy: 15 } : { dx: 6 })}>
        {figure}
      </tspan>
    </text>
  )
}
