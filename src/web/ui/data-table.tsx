import './table.css'
import { useNavigate } from '@tanstack/react-router'
import { useTable } from '@tanstack/react-table'
import { type ReactNode, useMemo, useState } from 'react'
import type { Column } from './column.ts'
import type { ListView } from './list-state.ts'
import { SkeletonLines } from './skeleton-lines.tsx'
import { StackedRows } from './stacked-rows.tsx'
import { TableFoot } from './table-foot.tsx'
import { features, tableColumns } from './table-model.ts'
import { useIsPhone } from './use-is-phone.ts'
import type { ListControls } from './use-list-state.ts'
import { WideTable } from './wide-table.tsx'

export type { Column } from './column.ts'

export type DataTableProps<Row> = {
  /** Said to screen readers: 'Agreements'. */
  label: string
  columns: readonly Column<Row>[]
  /** undefined while the first answer is on its way. */
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  /** With `total` the server sorts and pages by `state.input`; without it all rows are here and the table does. */
  total?: number
  state?: ListControls
  /** Where a click on the row leads; the lead cell becomes the link. */
  to?: (row: Row) => string
  /** What to say when there is nothing: an EmptyState, or a sentence for a filter that finds nothing. */
  empty?: ReactNode
  /** Address of the CSV route, or a file name to write it here from the rows shown. */
  csv?: { href: string } | { name: string }
  /** No hover, tighter rows: for small ledgers within a section. */
  dense?: boolean
}

const none: never[] = []

/** A ledger of rows: sorts, pages, exports, opens; on a phone its rows stack. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, state, total } = props
  const phone = useIsPhone()
  const navigate = useNavigate()
  const [ownSort, setOwnSort] = useState<ListView['sort']>()
  const sort = state ? state.sort : ownSort
  const setSort = state ? state.setSort : setOwnSort
  const view = { page: state?.page ?? 1, pageSize: state?.pageSize ?? Number.MAX_SAFE_INTEGER }
  const table = useTable({
    features,
    columns: useMemo(() => tableColumns(columns), [columns]),
    data: rows ?? none,
    state: {
      sorting: sort ? [{ id: sort.by, desc: sort.down }] : none,
      pagination: { pageIndex: view.page - 1, pageSize: view.pageSize },
    },
    manualSorting: total !== undefined,
    manualPagination: total !== undefined,
    rowCount: total,
    getRowId: props.rowKey,
  })
  if (!rows) return <SkeletonLines rows={6} />
  if (rows.length === 0 && state && Object.keys(state.filters).length > 0)
    return <NothingLikeThat clear={state.clear} />
  if (rows.length === 0 && !total && props.empty) return <>{props.empty}</>

  const shown = table.getRowModel().rows.map((row) => row.original)
  const open = props.to && ((row: Row) => void navigate({ to: props.to?.(row) }))
  const body = { ...props, shown, sort, setSort, open }
  return (
    <>
      {phone ? <StackedRows {...body} /> : <WideTable {...body} />}
      <TableFoot
        rows={shown}
        all={rows}
        columns={columns}
        total={total ?? rows.length}
        state={state}
        csv={props.csv}
      />
    </>
  )
}

/** A narrowed list that is empty isn't an empty list. */
function NothingLikeThat({ clear }: { clear: () => void }) {
  return (
    <p className="soft" role="status" style={{ padding: '12px 0' }}>
      Nothing fits all of that.{' '}
      <button type="button" className="word" onClick={clear}>
        Show all
      </button>
    </p>
  )
}
