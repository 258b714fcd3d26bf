import Papa from 'papaparse'
import { Refused } from '#kernel/decision.ts'

export type Table = { headers: string[]; rows: string[][] }

/** Reads comma, semicolon or tab, with quotes and a byte-order mark; empty lines are no rows. */
export function readCsv(text: string): Table {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimitersToGuess: [',', ';', '\t', '|'],
    skipEmptyLines: 'greedy',
  })
  const [names = [], ...rows] = data
  const headers = names.map((name) => name.trim())
  if (headers.every((name) => name === '')) throw new Refused('no-columns', { field: 'csv' })
  if (rows.length === 0) throw new Refused('no-rows', { field: 'csv' })
  return { headers, rows }
}
