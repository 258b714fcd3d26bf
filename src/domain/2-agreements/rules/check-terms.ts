import { businessCalendar } from '#kernel/business-calendar.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import { quantityOf } from './counts.ts'
import { lineAllowance } from './line-allowance.ts'
import type { Line } from './lines.ts'
import type { RateList } from './rate-card.ts'
import type { Terms } from './terms.ts'

export type TermsReason =
  | 'no-lines'
  | 'line-twice'
  | 'no-such-line'
  | 'quantity-without-count'
  | 'per-unit-of-nothing'
  | 'ends-before-it-starts'
  | 'floor-above-ceiling'
  | 'hours-unreadable'
  | 'excludes-to-itself'

/** Whether terms hold together; what is refused names its field. `ownId` is the agreement they are for. */
export function checkTerms(terms: Terms, ownId?: string): Decision<Terms, TermsReason> {
  const { lines, exclusions = [], rates } = terms
  if (lines.length === 0) return no('no-lines', { field: 'terms.lines' })
  const keys = new Set<string>()
  for (const [at, line] of lines.entries()) {
    if (keys.has(line.key)) return no('line-twice', { field: `terms.lines.${at}.key`, line: line.key })
    keys.add(line.key)
    if (line.startsOn && line.endsOn && line.endsOn <= line.startsOn)
      return no('ends-before-it-starts', { field: `terms.lines.${at}.endsOn`, line: line.name })
    const quantity = quantityOf(line)
    if (quantity?.rule === 'agreed' && quantity.agreed === undefined)
      return no('quantity-without-count', { field: `terms.lines.${at}.quantity.agreed`, line: line.name })
    const perUnit = perUnitField(line)
    if (perUnit && !quantity)
      return no('per-unit-of-nothing', { field: `terms.lines.${at}.${perUnit}`, line: line.name })
  }
  const unknown = strangeLine(terms, keys)
  if (unknown) return no('no-such-line', unknown)
  const own = exclusions.findIndex(
    ({ fallback }) => fallback?.to === 'agreement' && fallback.agreementId === ownId,
  )
  if (ownId !== undefined && own >= 0)
    return no('excludes-to-itself', { field: `terms.exclusions.${own}.fallback` })
  if ((rates?.floorMinor ?? 0) > (rates?.ceilingMinor ?? Number.POSITIVE_INFINITY))
    return no('floor-above-ceiling', { field: 'terms.rates.floorMinor' })
  return hoursOf(terms)
}

/** Where a line says that its allowance is for each unit. */
function perUnitField(line: Line): string | undefined {
  if (!lineAllowance(line)?.allowance.perUnit) return undefined
  return line.kind === 'fixed-fee' ? 'cap.allowance.perUnit' : 'allowance.perUnit'
}

/** A line that another part of the terms names and that isn't there. */
function strangeLine({ lines, exclusions = [], billing }: Terms, keys: ReadonlySet<string>) {
  const named = [
    ...lines.map((line, at) => ({
      field: `terms.lines.${at}.billing.coTermWith`,
      key: 'billing' in line ? line.billing?.coTermWith : undefined,
    })),
    ...exclusions.flatMap(({ lines: only = [] }, at) =>
      only.map((key) => ({ field: `terms.exclusions.${at}.lines`, key })),
    ),
    { field: 'terms.billing.coTermWith', key: billing?.coTermWith },
  ]
  const strange = named.find(({ key }) => key !== undefined && !keys.has(key))
  return strange && { field: strange.field, line: strange.key ?? '' }
}

function hoursOf(terms: Terms): Decision<Terms, TermsReason> {
  if (!terms.calendar) return yes(terms)
  const read = businessCalendar(terms.calendar)
  return read.yes
    ? yes(terms)
    : no('hours-unreadable', { field: `terms.calendar.${read.about?.field ?? 'hours'}` })
}

export type TermsWarning =
  | { warns: 'exclusion-without-fallback'; name: string }
  | { warns: 'waiver-saves-nothing'; of: 'after-hours' | 'emergency' }
  | { warns: 'nothing-covered' }
  | { warns: 'no-promise' }
  | { warns: 'price-of-nothing'; name: string }

/** What is allowed and probably not meant. `list` is the firm's rates, where they are known. */
export function warningsOf(terms: Terms, list?: RateList): TermsWarning[] {
  const { lines, exclusions = [], benefits = [] } = terms
  const warnings: TermsWarning[] = exclusions
    .filter(({ fallback }) => !fallback)
    .map(({ name }) => ({ warns: 'exclusion-without-fallback', name }))
  for (const line of lines) {
    const isFree = 'unitPrice' in line && /^0+(\.0+)?$/.test(line.unitPrice)
    if (isFree) warnings.push({ warns: 'price-of-nothing', name: line.name })
  }
  if (!lines.some(({ kind }) => kind !== 'recurring-item' && kind !== 'one-time'))
    warnings.push({ warns: 'nothing-covered' })
  if (!benefits.some(({ kind }) => kind === 'response')) warnings.push({ warns: 'no-promise' })
  if (list) warnings.push(...idleWaivers(terms, list))
  return warnings
}

/** A waiver of a premium that nothing charges, or that a larger one stands behind, saves nothing. */
function idleWaivers({ benefits = [] }: Terms, { multipliers = {} }: RateList): TermsWarning[] {
  const isCharged = (word: keyof typeof multipliers) => (multipliers[word] ?? 10_000) > 10_000
  return benefits.flatMap((benefit): TermsWarning[] => {
    if (benefit.kind === 'emergency-premium' && !isCharged('emergency'))
      return [{ warns: 'waiver-saves-nothing', of: 'emergency' }]
    if (benefit.kind !== 'after-hours-premium') return []
    const classes = benefit.classes ?? (['evening', 'weekend', 'holiday'] as const)
    return benefit.bp > 0 && classes.some(isCharged)
      ? []
      : [{ warns: 'waiver-saves-nothing', of: 'after-hours' }]
  })
}

/** The warning as a sentence that says what to do about it. */
export function warningText(warning: TermsWarning): string {
  switch (warning.warns) {
    case 'exclusion-without-fallback':
      return `“${warning.name}” is excluded and goes nowhere: nobody would pay for that work. Send it to time and materials or another agreement.`
    case 'waiver-saves-nothing':
      return `The ${warning.of} premium is waived, but your rate card charges none: the waiver saves the client nothing.`
    case 'nothing-covered':
      return 'No line covers work: everything is billed by the hour.'
    case 'no-promise':
      return 'No response is promised: tickets of this client queue behind those with a promise.'
    case 'price-of-nothing':
      return `“${warning.name}” costs nothing.`
  }
}
