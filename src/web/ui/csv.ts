import type { Column } from './column.ts'

/** RFC 4180 with the columns' values; a cell that a spreadsheet would run as a formula is kept as text. */
export function csvText<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const told = columns.filter((column) => column.csv ?? column.value)
  const lines = [
    told.map((column) => (typeof column.head === 'string' ? column.head : column.id)),
    ...rows.map((row) => told.map((column) => (column.csv ?? column.value)?.(row) ?? '')),
  ]
  return `${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a file to the browser; the mark at its front makes spreadsheets read it as UTF-8. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1_000)
}
