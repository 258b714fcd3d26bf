/** As much of a JSON schema as our contract's OpenAPI says. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
  default?: unknown
  minLength?: number
  minimum?: number
  exclusiveMinimum?: number
  minItems?: number
  items?: Schema
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}
export type SchemaBook = Record<string, Schema>

/** What a schema alone doesn't say: which row an id names, by the name of its field. */
export type Words = { idOf: (field: string) => string; day: string; instant: string }

/** The least value that a schema takes: its required fields, each as short as may be. */
export function minimalValue(schema: Schema, book: SchemaBook, words: Words, field = ''): unknown {
  const whole = resolved(schema, book)
  const next = (inner: Schema, name = field) => minimalValue(inner, book, words, name)
  if (whole.const !== undefined) return whole.const
  if (whole.enum) return whole.enum[0]
  const choice = whole.anyOf?.find((one) => one.type !== 'null') ?? whole.oneOf?.[0]
  if (choice) return next(choice)
  if (whole.allOf) return Object.assign({}, ...whole.allOf.map((part) => next(part)))
  switch (typeOf(whole)) {
    case 'object':
      return Object.fromEntries(
        (whole.required ?? []).map((name) => [name, next(whole.properties?.[name] ?? {}, name)]),
      )
    case 'array':
      return whole.prefixItems
        ? whole.prefixItems.map((item) => next(item))
        : Array.from({ length: whole.minItems ?? 0 }, () => next(whole.items ?? {}))
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return numberFor(whole)
    case 'null':
      return null
    default:
      return textFor(whole, field, words)
  }
}

function resolved(schema: Schema, book: SchemaBook): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name ? resolved(book[name] ?? {}, book) : schema
}

const typeOf = ({ type, properties }: Schema) =>
  (Array.isArray(type) ? type.find((one) => one !== 'null') : type) ?? (properties ? 'object' : 'string')

const numberFor = ({ minimum, exclusiveMinimum }: Schema) =>
  Math.max(1, minimum ?? 1, exclusiveMinimum === undefined ? 1 : exclusiveMinimum + 1)

function textFor({ format, pattern, minLength = 1 }: Schema, field: string, words: Words): string {
  if (format === 'uuid') return words.idOf(field)
  if (format === 'date-time') return words.instant
  if (format === 'email') return 'somebody@elsewhere.example'
  if (format === 'uri') return 'https://elsewhere.example/hook'
  const known = [words.day, '2026-11', '2026-Q4', '09:30', '38.00', 'EUR', 'IE', 'a'.repeat(64), 'x']
  if (pattern) return known.find((text) => new RegExp(pattern).test(text)) ?? 'x'
  if (/^(on|from|through|to|day)$|On$|Through$|Until$/.test(field)) return words.day
  return 'x'.repeat(Math.max(1, minLength))
}
