import { useManner } from '#web/manner.tsx'
import { type MoneyOptions, moneyText, nothing } from './format.ts'

/** Integer minor units in the firm's locale; nothing is a grey en dash. */
export function MoneyText({ minor, ...options }: { minor: number | null | undefined } & MoneyOptions) {
  const manner = useManner()
  if (minor === null || minor === undefined) return <span className="faint">{nothing}</span>
  return <span className="nowrap">{moneyText(minor, manner, options)}</span>
}
