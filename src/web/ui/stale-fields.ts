export type Difference = { field: string; mine: unknown; theirs: unknown }
export type Stale = { revision: number; current: Readonly<Record<string, unknown>>; fields: Difference[] }

/** What was typed held against the row as it stands now; undefined when that isn't a row with a revision. */
export function differences(typed: object, current: unknown, fields: readonly string[]): Stale | undefined {
  if (typeof current !== 'object' || current === null) return undefined
  const theirs: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(current))
  const mine: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(typed))
  const { revision } = theirs
  if (typeof revision !== 'number') return undefined
  const differ = (field: string) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field])
  return {
    revision,
    current: theirs,
    fields: fields.filter(differ).map((field) => ({ field, mine: mine[field], theirs: theirs[field] })),
  }
}
