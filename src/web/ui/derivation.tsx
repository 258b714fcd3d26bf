import './derivation.css'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { InstantText } from './instant-text.tsx'

export type DerivationRow = {
  /** 'Billed, 1 Feb to today', 'less cost of items', 'divided by labour hours'. */
  label: ReactNode
  value: ReactNode
  /** An ink rule above it; the last sum is the figure itself. */
  sum?: boolean
}

/** As the API tells one, or made on the screen. */
export type DerivationFacts = {
  /** The figure's name, or its formula's in words. */
  title: ReactNode
  rows: readonly DerivationRow[]
  /** What it was drawn from, with counts: { label: '10 invoices', href: '/billing?client=…' }. */
  sources?: readonly { label: string; href?: string }[]
  /** The interval, the check that was made, the old value of a changed assumption. */
  note?: ReactNode
  /** The moment it was computed. */
  asOf?: string
}

/** How a number came about, as a small ledger. One level deep; deeper goes to a page. */
export function Derivation({ title, rows, note, sources = [], asOf }: DerivationFacts) {
  const last = rows.findLastIndex((row) => row.sum)
  return (
    <div className="derivation">
      <h3>{title}</h3>
      <table>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a sum never change places
            <tr key={at} className={row.sum ? (at === last ? 'result' : 'step') : undefined}>
              <td>{row.label}</td>
              <td>{row.value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {note && <p className="note">{note}</p>}
      {(sources.length > 0 || asOf) && (
        <p className="sources">
          {sources.length > 0 && <>From {listed(sources.map(sourceWords))}</>}
          {asOf && (
            <>
              {sources.length > 0 ? ', as of ' : 'As of '}
              <InstantText at={asOf} />
            </>
          )}
          .
        </p>
      )}
    </div>
  )
}

const sourceWords = ({ label, href }: { label: string; href?: string }) =>
  href ? <Link to={href}>{label}</Link> : label

const listed = (words: readonly ReactNode[]) =>
  words.map((word, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the sources of a figure never change places
    <Fragment key={at}>
      {at > 0 && (at === words.length - 1 ? ' and ' : ', ')}
      {word}
    </Fragment>
  ))
