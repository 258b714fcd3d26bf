/** An exact decimal number: digits ÷ 10^scale. Money and rates are reckoned in these, never in floats. */
export type Decimal = { digits: bigint; scale: number }

const decimalText = /^([+-]?)(\d*)(?:\.(\d*))?$/

export const isDecimal = (text: string): boolean => decimalText.test(text) && /\d/.test(text)

/** Reads '120', '-0.5', '+23.33'. Throws a RangeError for what `isDecimal` denies. */
export function decimal(text: string): Decimal {
  const parts = decimalText.exec(text)
  if (!parts || !isDecimal(text)) throw new RangeError(`'${text}' is not a decimal number such as 120.50`)
  const [, sign, whole = '', fraction = ''] = parts
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, scale: fraction.length }
}

export const wholeNumber = (value: number | bigint): Decimal => ({ digits: BigInt(value), scale: 0 })

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale }
}

export const negated = (a: Decimal): Decimal => ({ digits: -a.digits, scale: a.scale })
export const minus = (a: Decimal, b: Decimal): Decimal => plus(a, negated(b))
export const times = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
})

/** a ÷ b with `scale` decimals, half away from zero. */
export function dividedBy(a: Decimal, b: Decimal, scale: number): Decimal {
  const numerator = a.digits * tenTo(scale + b.scale)
  return { digits: divideHalfAway(numerator, b.digits * tenTo(a.scale)), scale }
}

/** The same number with `scale` decimals, half away from zero. */
export const rounded = (a: Decimal, scale: number): Decimal =>
  scale >= a.scale
    ? { digits: digitsAt(a, scale), scale }
    : { digits: divideHalfAway(a.digits, tenTo(a.scale - scale)), scale }

/** The same number without trailing zeros after the point. */
export function trimmed(a: Decimal): Decimal {
  let { digits, scale } = a
  for (; scale > 0 && digits % 10n === 0n; scale -= 1) digits /= 10n
  return { digits, scale }
}

/** Prints every decimal of the scale: 1050 at scale 2 is '10.50'. */
export function printDecimal({ digits, scale }: Decimal): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const whole = text.slice(0, text.length - scale)
  const fraction = scale > 0 ? `.${text.slice(-scale)}` : ''
  return `${digits < 0n ? '-' : ''}${whole}${fraction}`
}

/** Division of whole numbers, rounded half away from zero: 5 ÷ 2 is 3, −5 ÷ 2 is −3. */
export function divideHalfAway(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw new RangeError('Division by zero')
  const negative = numerator < 0n !== denominator < 0n
  const [n, d] = [magnitude(numerator), magnitude(denominator)]
  const quotient = (2n * n + d) / (2n * d)
  return negative ? -quotient : quotient
}

const digitsAt = (a: Decimal, scale: number) => a.digits * tenTo(scale - a.scale)
const tenTo = (power: number) => 10n ** BigInt(power)
const magnitude = (value: bigint) => (value < 0n ? -value : value)
