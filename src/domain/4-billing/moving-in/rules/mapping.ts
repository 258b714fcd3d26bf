import type { Field } from './fields.ts'

/** Which column of the file holds which field: { client: 'Company' }. */
export type Mapping = Readonly<Record<string, string>>

/** Guesses columns by their names, the plainest name first; a column is taken once. */
export function guessMapping(headers: readonly string[], fields: readonly Field[]): Mapping {
  const taken = new Set<string>()
  const mapping: Record<string, string> = {}
  const names = (field: Field) => [field.name, field.label, ...field.alsoCalled].map(plain)
  const deepest = Math.max(0, ...fields.map((field) => names(field).length))
  for (let rank = 0; rank < deepest; rank += 1) {
    for (const field of fields) {
      const name = names(field)[rank]
      const header = headers.find((one) => !taken.has(one) && plain(one) === name)
      if (name === undefined || header === undefined || field.name in mapping) continue
      mapping[field.name] = header
      taken.add(header)
    }
  }
  return mapping
}

/** What of a mapping names a field and a column that there are. */
export function knownMapping(
  mapping: Mapping,
  headers: readonly string[],
  fields: readonly Field[],
): Mapping {
  const known = Object.entries(mapping).filter(
    ([name, header]) => fields.some((field) => field.name === name) && headers.includes(header),
  )
  return Object.fromEntries(known)
}

export const missingFields = (mapping: Mapping, fields: readonly Field[]): Field[] =>
  fields.filter((field) => field.needed && !(field.name in mapping))

const plain = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
