import type { Line, Terms } from '#agreements/rules'
import { decimal, dividedBy, printDecimal, times, wholeNumber } from '#kernel/decimal.ts'

/**
 * Terms whose fees bring `askedMinor` where their own bring `ownMinor`: every fee moves in proportion, to six decimals, as
 * unit prices may have; goods that are passed on stay. Terms without a fee stay as they are.
 */
export function askingFee(terms: Terms, ownMinor: number, askedMinor: number): Terms {
  if (ownMinor <= 0 || askedMinor === ownMinor) return terms
  const moved = (price: string) =>
    printDecimal(dividedBy(times(decimal(price), wholeNumber(askedMinor)), wholeNumber(ownMinor), 6))
  const lines = terms.lines.map((line): Line => {
    if (line.kind !== 'fixed-fee') return line
    const minimum = line.minimumMinor && Math.round((line.minimumMinor * askedMinor) / ownMinor)
    return {
      ...line,
      unitPrice: shortened(moved(line.unitPrice)),
      ...(minimum ? { minimumMinor: minimum } : {}),
    }
  })
  return { ...terms, lines }
}

/** '78.571429' stays; '80.000000' is '80.00'. */
const shortened = (price: string) => price.replace(/(\.\d\d)(\d*?)0*$/, '$1$2')
