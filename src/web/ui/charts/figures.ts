import { countText, hoursText, type Manner, moneyText, moneyTickText, shareText } from '../format.ts'

/** What a chart's numbers are: minor units, minutes, basis points, or things. */
export type FigureKind = 'money' | 'hours' | 'share' | 'count'

/** A figure in full, for labels and tables. */
export function figureText(value: number, kind: FigureKind, manner: Manner, signed = false): string {
  if (kind === 'money') return moneyText(value, manner, { whole: true, signed, bare: signed })
  if (kind === 'hours') return hoursText(value, manner, { bare: true, signed })
  if (kind === 'share') return shareText(value, manner)
  const text = countText(value, manner)
  return signed && value > 0 ? `+${text}` : text
}

/** A figure beside its mark, where room is short: €72k, 308 h. */
export function markText(value: number, kind: FigureKind, manner: Manner): string {
  return kind === 'hours' ? `${tickText(value, kind, manner)}\u00a0h` : tickText(value, kind, manner)
}

/** A figure on an axis, as short as can be. */
export function tickText(value: number, kind: FigureKind, manner: Manner): string {
  if (kind === 'money') return moneyTickText(value, manner)
  if (kind === 'hours') return countText(value / 60, manner)
  if (kind === 'share') return shareText(value, manner, 0)
  return countText(value, manner)
}

/** Axes step in hours, not in minutes; in euros, not in cents. */
export const stepUnit = (kind: FigureKind) => (kind === 'hours' ? 60 : kind === 'count' ? 1 : 100)
