import type { client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { moneyText } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { lineWords } from './words.ts'

export type Line = Awaited<
  ReturnType<typeof client.billing.previewClient>
>['invoices'][number]['lines'][number]

type LinesTableProps = { lines: readonly Line[]; currency: string; label?: string }

/** Lines as they print: quantity × price, and behind each net amount its why. */
export function LinesTable({ lines, currency, label = 'Lines' }: LinesTableProps) {
  const rows = lines.map((line, at) => ({ ...line, at }))
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ at }) => String(at)}
      dense
      columns={columnsOf(currency)}
      empty={<p className="soft">No lines.</p>}
    />
  )
}

const columnsOf = (currency: string): Column<Line & { at: number }>[] => [
  {
    id: 'title',
    head: 'What',
    phone: 'lead',
    value: (line) => line.title,
    cell: (line) => (
      <>
        {line.title}
        <span className="under">
          {lineWords[line.kind]}
          {line.from && <Days from={line.from} to={line.to} />}
        </span>
      </>
    ),
  },
  {
    id: 'quantity',
    head: 'Quantity',
    align: 'right',
    phone: 'line',
    cell: (line) => <Quantity line={line} />,
  },
  { id: 'price', head: 'Price', align: 'right', phone: 'line', cell: (line) => <Price line={line} /> },
  {
    id: 'netMinor',
    head: 'Net',
    align: 'right',
    phone: 'end',
    cell: (line) => (
      <FigureButton figure={<MoneyText minor={line.netMinor} currency={currency} bare />}>
        <LineWhy line={line} currency={currency} />
      </FigureButton>
    ),
  },
]

export function Days({ from, to }: { from: string; to: string | null }) {
  const last = to === null ? from : dayBefore(to)
  return (
    <>
      , <DayText day={from} form="short" />
      {last > from && (
        <>
          {' '}
          to <DayText day={last} form="short" />
        </>
      )}
    </>
  )
}

const dayMs = 86_400_000
const dayBefore = (day: string) => new Date(Date.parse(day) - dayMs).toISOString().slice(0, 10)

function Quantity({ line }: { line: Line }) {
  const { locale } = useManner()
  const number = Number(line.quantity).toLocaleString(locale)
  return <span className="nowrap">{line.unit === 'MIN' ? `${number} min` : number}</span>
}

function Price({ line }: { line: Line }) {
  const { locale } = useManner()
  const price = Number(line.unitPrice).toLocaleString(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 6,
  })
  const base = line.baseQuantity === '1' ? '' : line.unit === 'MIN' ? ' / h' : ` / ${line.baseQuantity} days`
  return (
    <span className="nowrap">
      {price}
      {base}
    </span>
  )
}

/** Why a line is what it is: its sentences, then how list value became the net amount. */
function LineWhy({ line, currency }: { line: Line; currency: string }) {
  const manner = useManner()
  const money = (minor: number) => moneyText(minor, manner, { currency, bare: true })
  const less = [
    { label: 'less premium waived', minor: line.waivedMinor },
    { label: 'less difference of rates', minor: line.rateSavingMinor },
    { label: 'less discount', minor: line.discountMinor },
  ].filter(({ minor }) => minor !== 0)
  return (
    <div className="derivation">
      <h3>{line.title}</h3>
      {line.why.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {less.length > 0 && (
        <table>
          <tbody>
            <tr>
              <td>Value at list</td>
              <td>{money(line.listMinor)}</td>
            </tr>
            {less.map(({ label, minor }) => (
              <tr key={label}>
                <td>{label}</td>
                <td>{money(-minor)}</td>
              </tr>
            ))}
            {line.kind === 'covered' && (
              <tr>
                <td>less covered by the agreement</td>
                <td>{money(less.reduce((left, { minor }) => left + minor, -line.listMinor))}</td>
              </tr>
            )}
            <tr className="result">
              <td>Net</td>
              <td>{money(line.netMinor)}</td>
            </tr>
          </tbody>
        </table>
      )}
    </div>
  )
}
