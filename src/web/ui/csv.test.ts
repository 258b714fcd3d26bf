import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvCell, csvText } from './csv.ts'

test('a cell with commas, quotes or lines is quoted', () => {
  assert.equal(csvCell('Brannoch & Veale'), 'Brannoch & Veale')
  assert.equal(csvCell('Veale, Niamh'), '"Veale, Niamh"')
  assert.equal(csvCell('said "no"'), '"said ""no"""')
})

test('a cell that a spreadsheet would run is kept as text, a negative number stays one', () => {
  assert.equal(csvCell('=1+1'), "'=1+1")
  assert.equal(csvCell('@SUM(A1)'), "'@SUM(A1)")
  assert.equal(csvCell(-5), '-5')
})

test('columns that say nothing are left out', () => {
  const columns = [
    { id: 'client', head: 'Client', value: (row: { client: string }) => row.client },
    { id: 'clock', head: 'Time left' },
  ]
  assert.equal(csvText(columns, [{ client: 'Dunvarra Joinery' }]), 'Client\r\nDunvarra Joinery\r\n')
})
