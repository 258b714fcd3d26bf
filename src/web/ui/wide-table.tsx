import { Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { type Column, cellOf, leadColumn } from './column.ts'
import type { DataTableProps } from './data-table.tsx'
import type { ListView } from './list-state.ts'

export type TableBody<Row> = DataTableProps<Row> & {
  shown: readonly Row[]
  sort: ListView['sort']
  setSort: (sort: ListView['sort']) => void
  open: ((row: Row) => void) | undefined
}

const stickyFrom = 12

export function WideTable<Row>(props: TableBody<Row>) {
  const { columns, shown, to, open } = props
  const lead = leadColumn(columns)
  return (
    <Table
      aria-label={props.label}
      className={`ledger${props.dense ? ' dense' : ''}${open ? ' opens' : ''}`}
      stickyHeader={shown.length >= stickyFrom}
      tabularNums
      horizontalSpacing={0}
      verticalSpacing={0}
      withRowBorders={false}
    >
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Head key={column.id} column={column} {...props} />
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {shown.map((row) => (
          <Table.Tr
            key={props.rowKey(row)}
            onClick={open && ((event) => openUnlessWord(event, () => open(row)))}
          >
            {columns.map((column) => (
              <Table.Td key={column.id} className={column.align === 'right' ? 'n' : undefined}>
                {to && column === lead ? (
                  <Link to={to(row)} className="row-link">
                    {cellOf(column, row)}
                  </Link>
                ) : (
                  cellOf(column, row)
                )}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
      {columns.some((column) => column.sum !== undefined) && (
        <Table.Tfoot>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Td key={column.id} className={column.align === 'right' ? 'n' : undefined}>
                {column.sum}
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tfoot>
      )}
    </Table>
  )
}

function Head<Row>({ column, sort, setSort }: TableBody<Row> & { column: Column<Row> }) {
  const sorted = sort?.by === column.id ? (sort.down ? 'descending' : 'ascending') : undefined
  const className = column.align === 'right' ? 'n' : undefined
  if (!column.sorts) {
    return (
      <Table.Th className={className} w={column.width}>
        {column.head}
      </Table.Th>
    )
  }
  return (
    <Table.Th className={className} w={column.width} aria-sort={sorted}>
      <button
        type="button"
        className="head-sort"
        data-sorted={sorted}
        onClick={() => setSort(nextSort(column, sort))}
      >
        {column.head}
      </button>
    </Table.Th>
  )
}

/** Up, down, and back to the list's own order; numbers begin with the largest. */
function nextSort<Row>(column: Column<Row>, sort: ListView['sort']): ListView['sort'] {
  const first = column.align === 'right'
  if (sort?.by !== column.id) return { by: column.id, down: first }
  return sort.down === first ? { by: column.id, down: !first } : undefined
}

/** A click on a word, a button or a field inside the row means that word, and marked text is being copied. */
export function openUnlessWord(event: MouseEvent, open: () => void): void {
  const target = event.target instanceof Element ? event.target : undefined
  if (target?.closest('a, button, input, select, textarea, label, [role="dialog"]')) return
  if (window.getSelection()?.toString()) return
  open()
}
