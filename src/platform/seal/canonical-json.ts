/**
 * JSON with one spelling for each value, to be hashed: keys in the order of their UTF-16 units, no white space,
 * numbers and strings as ECMAScript writes them (RFC 8785). What is undefined is left out, as JSON does; what
 * JSON can't carry truly (NaN, half a surrogate pair, a Map) is a mistake of ours and throws.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (typeof value === 'string') return canonicalText(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (isRecord(value)) return canonicalRecord(value)
  throw new TypeError(`JSON can't carry ${Object.prototype.toString.call(value)}`)
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`JSON can't carry ${value}`)
  return JSON.stringify(value)
}

function canonicalText(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('the text holds half a surrogate pair')
  return JSON.stringify(value)
}

function canonicalRecord(record: Record<string, unknown>): string {
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${canonicalText(key)}:${canonicalJson(record[key])}`).join(',')}}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
