import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FilterValues, type ListOptions, type ListView, readListView, sortText } from './list-state.ts'

/** What a table and a filter bar need of a list. */
export type ListControls = ListView & {
  setPage: (page: number) => void
  setSort: (sort: ListView['sort']) => void
  /** An empty value takes the filter away. Every change goes back to the first page. */
  setFilter: (name: string, value: string | undefined) => void
  clear: () => void
  /** The address of this list as CSV, with what is filtered and sorted: csvHref('/agreements'). */
  csvHref: (path: string) => string
}

export type ListState<Sort extends string, Filters extends FilterValues> = ListControls & {
  /** What a list route takes: queryOptions({ input: list.input }). */
  input: { page: number; pageSize: number; sort?: Sort | `-${Sort}` } & FilterInput<Filters>
}

type FilterInput<Filters extends FilterValues> = {
  [Name in keyof Filters]?: Filters[Name] extends readonly (infer Value)[] ? Value : string
}

/**
 * A list's page, sort and filters live in the address, so that a link or the back button brings them back.
 * useListState({ sorts: ['due', 'client'], sort: 'due', filters: { q: 'text', state: ['open', 'paused'] } })
 */
export function useListState<
  const Sorts extends readonly string[] = [],
  const Filters extends FilterValues = Record<never, never>,
>(options: ListOptions<Sorts, Filters>): ListState<Sorts[number], Filters> {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const view = readListView(search, options)

  const put = (words: Readonly<Record<string, string | undefined>>) => {
    const next = Object.fromEntries(
      Object.entries(words).map(([name, value]) => [(options.prefix ?? '') + name, value || undefined]),
    )
    const merge = (now: Record<string, unknown>) => ({ ...now, ...next })
    void navigate({ to: '.', search: merge, replace: true, resetScroll: false })
  }
  const narrow = (values: Readonly<Record<string, string | undefined>>) => put({ ...values, page: undefined })

  return {
    ...view,
    input: inputOf<Sorts[number], Filters>(view),
    setPage: (page) => put({ page: page > 1 ? String(page) : undefined }),
    setSort: (sort) => put({ sort: sortText(sort), page: undefined }),
    setFilter: (name, value) => narrow({ [name]: value }),
    clear: () =>
      narrow(Object.fromEntries(Object.keys(options.filters ?? {}).map((name) => [name, undefined]))),
    csvHref: (path) => csvHref(path, view),
  }
}

/** readListView has let through only sorts and values that the options name, which is what the type says. */
function inputOf<Sort extends string, Filters extends FilterValues>(
  view: ListView,
): ListState<Sort, Filters>['input'] {
  const sort = sortText(view.sort)
  const input: object = {
    page: view.page,
    pageSize: view.pageSize,
    ...(sort ? { sort } : {}),
    ...view.filters,
  }
  return input as ListState<Sort, Filters>['input']
}

function csvHref(path: string, view: ListView): string {
  const words = new URLSearchParams(view.filters)
  const sort = sortText(view.sort)
  if (sort) words.set('sort', sort)
  const query = words.toString()
  return `/api/v1${path}.csv${query ? `?${query}` : ''}`
}
