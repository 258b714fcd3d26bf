import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { type Column, cellOf, phonePlaces } from './column.ts'
import { openUnlessWord, type TableBody } from './wide-table.tsx'

/** The same rows on a phone: the clock at the left edge, then two or three lines. */
export function StackedRows<Row>(props: TableBody<Row>) {
  const { shown, open } = props
  const places = phonePlaces(props.columns)
  const sums = props.columns.filter(({ sum, phone }) => sum !== undefined && phone !== 'hide')
  return (
    <ul className="stacked" aria-label={props.label}>
      {shown.map((row) => (
        <li key={props.rowKey(row)} className={places.start.length > 0 ? 'with-start' : undefined}>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the lead cell is a link, the row only widens it */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the lead cell is a link, the row only widens it */}
          <div className="stacked-row" onClick={open && ((event) => openUnlessWord(event, () => open(row)))}>
            {places.start.length > 0 && <div className="stacked-start">{cells(places.start, row)}</div>}
            <div className="stacked-lead">
              {props.to ? (
                <Link to={props.to(row)} className="row-link">
                  {cells(places.lead, row)}
                </Link>
              ) : (
                cells(places.lead, row)
              )}
            </div>
            {places.end.length > 0 && <div className="stacked-end">{cells(places.end, row)}</div>}
            {places.line.length > 0 && <div className="stacked-line">{cells(places.line, row)}</div>}
            {places.act.length > 0 && <div className="stacked-act">{cells(places.act, row)}</div>}
          </div>
        </li>
      ))}
      {sums.length > 0 && (
        <li className="stacked-sums">
          {sums.map((column) => (
            <span key={column.id}>{column.sum}</span>
          ))}
        </li>
      )}
    </ul>
  )
}

const cells = <Row,>(columns: readonly Column<Row>[], row: Row) =>
  columns.map((column) => (
    <Fragment key={column.id}>
      <span>{cellOf(column, row)}</span>
    </Fragment>
  ))
