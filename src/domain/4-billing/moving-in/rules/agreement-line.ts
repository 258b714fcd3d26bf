import type { Line, Terms } from '#agreements/rules'
import { type Decision, no, yes } from '#kernel/decision.ts'

/** A line of an agreement as a file says it. */
export type OldLine = {
  key: string
  kind: 'fixed-fee' | 'retainer' | 'block' | 'recurring-item' | 'one-time'
  name: string
  /** In the major unit: '38.00'. */
  unitPrice: string
  quantity: number | null
  countOf: string
  includedMinutes: number | null
  hourRateMinor: number | null
  startsOn: string
}

/** How files call the kinds of lines. */
export const lineKinds = {
  'fixed fee': 'fixed-fee',
  'fixed-fee': 'fixed-fee',
  fixed: 'fixed-fee',
  'all-in': 'fixed-fee',
  'managed service': 'fixed-fee',
  'managed services': 'fixed-fee',
  retainer: 'retainer',
  'block hours': 'block',
  block: 'block',
  prepaid: 'block',
  'prepaid hours': 'block',
  'recurring item': 'recurring-item',
  'recurring-item': 'recurring-item',
  recurring: 'recurring-item',
  item: 'recurring-item',
  license: 'recurring-item',
  licence: 'recurring-item',
  product: 'recurring-item',
  'one-time': 'one-time',
  'set-up': 'one-time',
} as const satisfies Record<string, OldLine['kind']>

/** The line as this house writes it; retainers and blocks need the hours they include. */
export function lineOf(old: OldLine): Decision<Line, 'hours-needed'> {
  const { key, name, kind, unitPrice, includedMinutes } = old
  const base = { key, name, unitPrice }
  const overage = { kind: 'bill' as const, ...(old.hourRateMinor && { rateMinor: old.hourRateMinor }) }
  const quantity = quantityOf(old)
  if (kind === 'one-time')
    return yes({ ...base, kind, purpose: 'other', quantity: old.quantity ?? 1, dueOn: old.startsOn })
  if (kind === 'recurring-item')
    return yes({ ...base, kind, quantity: quantity ?? { of: 'unit', rule: 'agreed', agreed: 1 } })
  const allowance = { unit: 'minutes' as const, amount: includedMinutes ?? 0 }
  if (kind === 'fixed-fee') {
    const cap = includedMinutes ? { cap: { allowance, overage } } : {}
    return yes({ ...base, kind, covers: {}, ...(quantity && { quantity }), ...cap })
  }
  if (!includedMinutes) return no('hours-needed', { given: kind })
  if (kind === 'block') return yes({ ...base, kind, allowance, overage, covers: {}, autoBilled: false })
  return yes({ ...base, kind, allowance, overage, covers: {}, rollover: { mode: 'none' } })
}

const counts = new Map([
  ['user', 'user'],
  ['users', 'user'],
  ['seat', 'user'],
  ['seats', 'user'],
  ['endpoint', 'endpoint'],
  ['endpoints', 'endpoint'],
  ['device', 'endpoint'],
  ['devices', 'endpoint'],
  ['server', 'server'],
  ['servers', 'server'],
  ['site', 'site'],
  ['sites', 'site'],
])

/** What is counted here follows the counts; anything else stays as agreed. */
function quantityOf({ quantity, countOf }: OldLine) {
  const counted = counts.get(countOf.toLowerCase().replace(/^(per|by) /, ''))
  if (counted) return { of: counted, rule: 'by-day' as const, ...(quantity !== null && { agreed: quantity }) }
  if (quantity === null || quantity === 1) return undefined
  return { of: countOf || 'unit', rule: 'agreed' as const, agreed: quantity }
}

/** The terms that lines of one agreement make together. */
export function termsOf(
  lines: readonly Line[],
  asked: {
    isOpenEnded: boolean
    termMonths: number | null
    noticeDays: number | null
    everyMonths: number | null
    arrears: boolean
  },
): Terms {
  const noticeDays = asked.noticeDays ?? 30
  const renewal = asked.isOpenEnded
    ? { kind: 'evergreen' as const, noticeDays }
    : { kind: 'term' as const, months: asked.termMonths ?? 12, noticeDays }
  const timing = asked.arrears ? ('arrears' as const) : ('advance' as const)
  return { lines, renewal, billing: { timing, intervalMonths: asked.everyMonths || 1, anchor: 'first' } }
}
