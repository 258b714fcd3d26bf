import type { ReactNode } from 'react'
import { replayHeads } from '#proposals/rules'
import { DayText } from '#web/ui/day-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { nothing } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { recommendedOf, type Sealed, type SealedOption } from './sealed.ts'

const counts = ['No', 'One', 'Two', 'Three', 'Four']

/** Offers side by side, the recommended one tinted; on a phone they stack. */
export function OptionsSideBySide({ proposal }: { proposal: Sealed }) {
  const { options, startsOn, currency } = proposal
  const pick = recommendedOf(proposal)
  return (
    <section>
      <h2>{counts[options.length] ?? options.length} ways to do it</h2>
      <p className="doc-body">
        {options.length === 2 ? 'Both' : 'All'} begin on <DayText day={startsOn} form="long" />.
        {pick && ` We recommend ${pick.name}.`}
      </p>
      <div className="only-wide">
        <CompareTable options={options} currency={currency} />
      </div>
      <div className="only-phone">
        {options.map((option) => (
          <div key={option.key} className={option.recommended ? 'optcard pick' : 'optcard'}>
            <div className="optcard-head">
              <b>{option.name}</b>
              <span>
                <Price of={option.price} currency={currency} />
              </span>
            </div>
            <p className="small soft">
              {kindWords(option)}. {option.pitch}
            </p>
            <Facts
              small
              facts={rowsOf(options, currency).map(({ label, cell }) => ({
                name: label,
                value: cell(option),
              }))}
            />
          </div>
        ))}
      </div>
      <Extras options={options} currency={currency} />
    </section>
  )
}

type Row = { label: string; cell: (option: SealedOption) => ReactNode }

function rowsOf(options: readonly SealedOption[], currency: string): Row[] {
  const labels = options[0]?.cells.map(({ label }) => label) ?? []
  const rows: Row[] = labels.map((label, at) => ({ label, cell: (option) => option.cells[at]?.says }))
  const replayed = options.find(({ replay }) => replay)?.replay
  if (!replayed) return rows
  const [under, less] = replayHeads(replayed)
  return [
    ...rows,
    {
      label: under,
      cell: ({ replay }) =>
        replay ? (
          <b>
            <MoneyText minor={replay.underOfferMinor} currency={currency} />
          </b>
        ) : (
          nothing
        ),
    },
    {
      label: less,
      cell: ({ replay }) => (replay ? <MoneyText minor={replay.savingMinor} currency={currency} /> : nothing),
    },
  ]
}

function CompareTable({ options, currency }: { options: readonly SealedOption[]; currency: string }) {
  const tone = ({ recommended }: SealedOption) => (recommended ? 'pick' : undefined)
  return (
    <table className="ledger compare">
      <thead>
        <tr>
          <th />
          {options.map((option) => (
            <th key={option.key} className={`opt ${tone(option) ?? ''}`}>
              {option.name}
              <small className="opt-kind">{kindWords(option)}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <td>You pay</td>
          {options.map((option) => (
            <td key={option.key} className={tone(option)}>
              <Price of={option.price} currency={currency} />
            </td>
          ))}
        </tr>
        <tr>
          <td>What it is</td>
          {options.map((option) => (
            <td key={option.key} className={tone(option)}>
              {option.pitch}
            </td>
          ))}
        </tr>
        {rowsOf(options, currency).map(({ label, cell }) => (
          <tr key={label}>
            <td>{label}</td>
            {options.map((option) => (
              <td key={option.key} className={tone(option)}>
                {cell(option)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Extras({ options, currency }: { options: readonly SealedOption[]; currency: string }) {
  const extras = options.flatMap((option) => option.optionalLines.map((line) => ({ option, ...line })))
  if (extras.length === 0) return null
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th>You can add</th>
          <th>With</th>
          <th className="n">More</th>
        </tr>
      </thead>
      <tbody>
        {extras.map(({ option, line, pitch, ...price }) => (
          <tr key={`${option.key} ${line.key}`}>
            <td>
              {line.name}
              {pitch && <span className="under">{pitch}</span>}
            </td>
            <td>{option.name}</td>
            <td className="n">
              <MoneyText
                minor={price.monthlyMinor || price.onceMinor}
                whole={isWhole(price.monthlyMinor || price.onceMinor)}
                currency={currency}
              />{' '}
              {price.monthlyMinor > 0 ? 'a month' : 'once'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function Price({
  of,
  currency,
}: {
  of: { monthlyMinor: number; onceMinor: number }
  currency: string
}) {
  const main = of.monthlyMinor || of.onceMinor
  return (
    <>
      <span className="price">
        <MoneyText minor={main} whole={isWhole(main)} currency={currency} />
      </span>{' '}
      <span className="per">
        {of.monthlyMinor > 0 ? 'a month' : 'once'}
        {of.monthlyMinor > 0 && of.onceMinor > 0 && (
          <>
            , <MoneyText minor={of.onceMinor} whole={isWhole(of.onceMinor)} currency={currency} /> once
          </>
        )}
      </span>
    </>
  )
}

const kindWords = ({ kind, recommended }: SealedOption) => (recommended ? `${kind}, we recommend it` : kind)
/** Cents are left out only where there are none. */
export const isWhole = (minor: number) => minor % 100 === 0
