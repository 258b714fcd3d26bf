import { sentence } from '#kernel/sentences.ts'
import type { Table } from './read-csv.ts'
import { type Cell, type DayOrder, type Field, type Mapping, movingInSentences, readCell } from './rules.ts'

/** A row of the file with its cells read, by field. */
export type Row = {
  /** As a spreadsheet counts: the headers are row 1. */
  at: number
  text: (field: string) => string
  number: (field: string) => number | null
  flag: (field: string) => boolean | null
}
/** Says why a row can not be taken. */
export type Tell = (row: Row, field: string, reason: string, about?: Record<string, string | number>) => void
export type Trouble = { row: number; column: string; sentence: string }

/** Reads all rows; those with a cell that can't be read are told and left out. */
export function readRows(
  { headers, rows }: Table,
  asked: { fields: readonly Field[]; mapping: Mapping; dayOrder: DayOrder; currency: string },
) {
  const troubles: Trouble[] = []
  const columns = asked.fields.flatMap((field) => {
    const at = headers.indexOf(asked.mapping[field.name] ?? '')
    return at < 0 ? [] : [{ field, at, name: headers[at] ?? '' }]
  })
  const columnOf = new Map(columns.map(({ field, name }) => [field.name, name]))
  const refused = new Set<number>()
  const tell = (row: number, field: string, reason: string, about: Record<string, string | number> = {}) => {
    const column = columnOf.get(field) ?? asked.fields.find(({ name }) => name === field)?.label ?? ''
    refused.add(row)
    troubles.push({ row, column, sentence: sentence(reason, { ...about, column }, movingInSentences) })
  }
  const read = rows.map((cells, index) => {
    const at = index + 2
    const values = new Map<string, Cell>()
    for (const { field, at: column } of columns) {
      const cell = readCell(cells[column] ?? '', field.type, asked)
      if (!cell.yes) tell(at, field.name, cell.reason, cell.about)
      else if (cell.value === null && field.needed) tell(at, field.name, 'cell-needed')
      else values.set(field.name, cell.value)
    }
    return rowOf(at, values)
  })
  return {
    rows: read.filter(({ at }) => !refused.has(at)),
    troubles,
    refused,
    tell: ((row, field, reason, about) => tell(row.at, field, reason, about)) satisfies Tell,
  }
}

function rowOf(at: number, values: ReadonlyMap<string, Cell>): Row {
  return {
    at,
    text: (field) => {
      const value = values.get(field)
      return typeof value === 'string' ? value : ''
    },
    number: (field) => {
      const value = values.get(field)
      return typeof value === 'number' ? value : null
    },
    flag: (field) => {
      const value = values.get(field)
      return typeof value === 'boolean' ? value : null
    },
  }
}
