export type PageQuery = { sort?: string; page: number; pageSize: number }

/**
 * One page of rows that were computed rather than stored. `sorts` says by what each key orders; the first is the
 * default. Text is ordered as people of the locale expect.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  { sort, page, pageSize }: PageQuery,
  sorts: Record<string, (row: Row) => string | number | null>,
): { items: Row[]; total: number } {
  const key = sort?.replace(/^-/, '') ?? Object.keys(sorts)[0] ?? ''
  const by = sorts[key]
  const direction = sort?.startsWith('-') ? -1 : 1
  const ordered = by ? rows.toSorted((a, b) => compare(by(a), by(b), direction)) : [...rows]
  return { items: ordered.slice((page - 1) * pageSize, page * pageSize), total: rows.length }
}

/** What is missing stands last in either direction. */
function compare(a: string | number | null, b: string | number | null, direction: 1 | -1): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b)
  return direction * String(a).localeCompare(String(b), 'en')
}
