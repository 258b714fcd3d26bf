import type { MrrReport } from './mrr-movements.ts'

/** A chart's title is its finding: which movement made the most of the change. */
export function bridgeTitle(report: Pick<MrrReport, 'movements' | 'opening' | 'closing'>): string {
  const sums = sumsByKind(report.movements)
  const change = report.closing - report.opening
  if (report.movements.length === 0) return 'Recurring revenue stood still'
  const [kind] = Object.entries(sums).sort(([, a], [, b]) => Math.sign(change || 1) * (b - a))[0] ?? [
    'new',
    0,
  ]
  return change >= 0 ? (growth[kind] ?? 'Recurring revenue grew') : (loss[kind] ?? 'Recurring revenue fell')
}

const growth: Record<string, string> = {
  new: 'New clients made most of the growth',
  expansion: 'Clients who grew made most of the growth',
  reactivation: 'Clients who came back made most of the growth',
}
const loss: Record<string, string> = {
  churn: 'Clients who left took most of it',
  contraction: 'Clients who shrank took most of it',
}

export function sumsByKind(movements: MrrReport['movements']) {
  const sums = { new: 0, expansion: 0, reactivation: 0, contraction: 0, churn: 0 }
  for (const { kind, minor } of movements) sums[kind] += minor
  return sums
}

/** How much of what was invoiced recurs, in words: the title of the chart of shares. */
export function shareTitle(recurring: number, total: number): string {
  if (total <= 0) return 'Nothing was invoiced yet'
  const share = recurring / total
  const words: [number, string][] = [
    [0.9, 'Nearly all of it recurs'],
    [0.7, 'About three quarters recur'],
    [0.6, 'About two thirds recur'],
    [0.45, 'About half recurs'],
    [0.3, 'About a third recurs'],
  ]
  return words.find(([least]) => share >= least)?.[1] ?? 'Little of it recurs yet'
}

/** How far what is signed pays the fixed costs, and until when. */
export function coverTitle(
  quarters: readonly { quarter: string; contractedMinor: number; cover: number | null }[],
): string {
  const [now] = quarters
  if (!now || quarters.every(({ contractedMinor }) => contractedMinor === 0)) return 'Nothing is signed yet'
  if (now.cover === null) return 'What is signed, quarter by quarter'
  if (now.cover < 1) return `What is signed pays ${Math.round(now.cover * 100)} % of the fixed costs`
  const short = quarters.find(({ cover }) => cover !== null && cover < 1)
  return short
    ? `From ${short.quarter} what is signed no longer pays the fixed costs`
    : 'What is signed pays the fixed costs'
}
