import { useManner } from '#web/manner.tsx'
import { nothing, shareText } from './format.ts'

/** Basis points as a share with one decimal; nothing is a grey en dash. */
export function ShareText({ bp, decimals }: { bp: number | null | undefined; decimals?: number }) {
  const manner = useManner()
  if (bp === null || bp === undefined) return <span className="faint">{nothing}</span>
  return <span className="nowrap">{shareText(bp, manner, decimals)}</span>
}
