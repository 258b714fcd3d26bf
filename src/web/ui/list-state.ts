/** What a list shows, as its address says it: page from 1, rows a page, one sort, and the filters that are set. */
export type ListView = {
  page: number
  pageSize: number
  sort: { by: string; down: boolean } | undefined
  filters: Readonly<Record<string, string>>
}

/** Which filters a list has: the values one may take, or free text. */
export type FilterValues = Readonly<Record<string, readonly string[] | 'text'>>

export type ListOptions<
  Sorts extends readonly string[] = readonly string[],
  Filters extends FilterValues = FilterValues,
> = {
  /** The keys the route sorts by. */
  sorts?: Sorts
  /** Its usual sort; '-due' is downwards. */
  sort?: Sorts[number] | `-${Sorts[number]}`
  filters?: Filters
  pageSize?: number
  /** Several lists on one page need a word of their own before each name. */
  prefix?: string
}

/** Anything in the address that this list doesn't know is left out, so an old link still opens. */
export function readListView(search: Readonly<Record<string, unknown>>, options: ListOptions): ListView {
  const word = (name: string) => {
    const value = search[(options.prefix ?? '') + name]
    return typeof value === 'string' ? value : undefined
  }
  const filters: Record<string, string> = {}
  for (const [name, values] of Object.entries(options.filters ?? {})) {
    const value = word(name)
    if (value && (values === 'text' || values.includes(value))) filters[name] = value
  }
  const sort = readSort(word('sort'))
  return {
    page: wholeNumber(word('page')) ?? 1,
    pageSize: options.pageSize ?? 50,
    sort: sort && options.sorts?.includes(sort.by) ? sort : readSort(options.sort),
    filters,
  }
}

/** '-opened' is by opened, downwards. */
export function readSort(text: string | undefined): ListView['sort'] {
  if (!text) return undefined
  return text.startsWith('-') ? { by: text.slice(1), down: true } : { by: text, down: false }
}

export const sortText = (sort: ListView['sort']) => (sort ? (sort.down ? '-' : '') + sort.by : undefined)

/** The rows of a page, counted from 1, and how many pages there are. */
export function pageSpan(
  view: { page: number; pageSize: number },
  total: number,
): { from: number; to: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / view.pageSize))
  const page = Math.min(Math.max(1, view.page), pages)
  return {
    from: total === 0 ? 0 : (page - 1) * view.pageSize + 1,
    to: Math.min(total, page * view.pageSize),
    pages,
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}
