import { useManner } from '#web/manner.tsx'
import type { Column } from './column.ts'
import { csvText, saveText } from './csv.ts'
import { countText, rangeText } from './format.ts'
import { pageSpan } from './list-state.ts'
import type { ListControls } from './use-list-state.ts'

type TableFootProps<Row> = {
  rows: readonly Row[]
  all: readonly Row[]
  columns: readonly Column<Row>[]
  total: number
  state: ListControls | undefined
  csv: { href: string } | { name: string } | undefined
}

export function TableFoot<Row>({ all, columns, total, state, csv }: TableFootProps<Row>) {
  const manner = useManner()
  const span = state && pageSpan(state, total)
  if (!csv && (!span || span.pages === 1)) return null
  const count = (value: number) => countText(value, manner)
  return (
    <div className="table-foot">
      {state && span && span.pages > 1 && (
        <nav aria-label="Pages" className="pager">
          <span>
            {rangeText(count(span.from), count(span.to))} of {count(total)}
          </span>
          <button
            type="button"
            className="word"
            disabled={span.from <= 1}
            onClick={() => state.setPage(Math.min(state.page, span.pages + 1) - 1)}
          >
            Earlier
          </button>
          <button
            type="button"
            className="word"
            disabled={span.to >= total}
            onClick={() => state.setPage(state.page + 1)}
          >
            Next
          </button>
        </nav>
      )}
      {csv && 'href' in csv && (
        <a href={csv.href} download className="export">
          Export CSV
        </a>
      )}
      {csv && 'name' in csv && (
        <button
          type="button"
          className="word export"
          onClick={() => saveText(csv.name, csvText(columns, all))}
        >
          Export CSV
        </button>
      )}
    </div>
  )
}
