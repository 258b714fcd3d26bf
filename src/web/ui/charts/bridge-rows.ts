export type BridgeRow = {
  key: string
  name: string
  value: number
  /** From lower to upper end of the bar. */
  span: [number, number]
  /** The level after this step. */
  level: number
  tone: 'main' | 'mid' | 'hollow'
}

type Named = { name: string; value: number }

/** Where each bar of a bridge floats: what came before carries it. */
export function bridgeRows(from: Named, steps: readonly Named[], to: Named): BridgeRow[] {
  const rows: BridgeRow[] = [whole('from', from)]
  let level = from.value
  for (const [at, step] of steps.entries()) {
    const next = level + step.value
    const span: [number, number] = [Math.min(level, next), Math.max(level, next)]
    rows.push({
      key: `step ${at}`,
      name: step.name,
      value: step.value,
      span,
      level: next,
      tone: step.value < 0 ? 'hollow' : 'mid',
    })
    level = next
  }
  return [...rows, whole('to', to)]
}

function whole(key: string, { name, value }: Named): BridgeRow {
  return { key, name, value, span: [Math.min(0, value), Math.max(0, value)], level: value, tone: 'main' }
}
