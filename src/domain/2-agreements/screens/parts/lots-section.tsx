import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode, useState } from 'react'
import { api } from '#web/api.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import type { AgreementRead, LotRead } from './agreement.ts'
import { CorrectLot } from './correct-lot.tsx'
import { UnitsText } from './units-text.tsx'

type LotsSectionProps = {
  agreement: AgreementRead
  offBecause: string | undefined
  children?: ReactNode
  phoneOrder?: number
}

/** What there is to draw from: each lot with its ledger, and the pen to put one right. */
export function LotsSection({ agreement, offBecause, phoneOrder }: LotsSectionProps) {
  const lots = useQuery(
    api.agreements.lots.queryOptions({ input: { agreementId: agreement.id, on: agreement.on } }),
  )
  const [open, setOpen] = useState<string>()
  const [showsAll, setShowsAll] = useState(false)
  if (!lots.data) return <SkeletonLines rows={4} />
  const { items } = lots.data
  if (
    items.length === 0 &&
    !agreement.lines.some(({ facts }) => facts.some(({ fact }) => fact === 'Included'))
  )
    return null
  const shown = showsAll
    ? items
    : items.filter(({ isUsable, waitsForPayment, balance }) => isUsable || waitsForPayment || balance !== 0)
  const correct = offBecause === undefined && <CorrectLot agreement={agreement} lots={items} />
  return (
    <Section title="What can be drawn" aside={correct} phoneOrder={phoneOrder}>
      <table className="ledger dense">
        <thead>
          <tr>
            <th>Lot</th>
            <th>Can be drawn</th>
            <th className="n only-wide">Granted</th>
            <th className="n">Left</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((lot) => (
            <Fragment key={lot.key}>
              <tr>
                <td>
                  {lot.ledger.length > 0 ? (
                    <button
                      type="button"
                      className="word"
                      aria-expanded={open === lot.key}
                      onClick={() => setOpen(open === lot.key ? undefined : lot.key)}
                    >
                      <LotName lot={lot} />
                    </button>
                  ) : (
                    <LotName lot={lot} />
                  )}
                </td>
                <td>
                  <LotDays lot={lot} />
                </td>
                <td className="n only-wide">
                  <UnitsText unit={lot.unit} units={lot.granted} currency={agreement.currency} bare />
                </td>
                <td className="n">
                  <UnitsText unit={lot.unit} units={lot.balance} currency={agreement.currency} bare />
                </td>
              </tr>
              {open === lot.key && <Ledger lot={lot} currency={agreement.currency} />}
            </Fragment>
          ))}
        </tbody>
      </table>
      {shown.length < items.length && (
        <button type="button" className="word small" onClick={() => setShowsAll(true)}>
          {items.length - shown.length} earlier lots, all used
        </button>
      )}
      <p className="caption">
        Draws are booked when the period’s invoice is issued; work since then isn’t in these figures yet.
      </p>
    </Section>
  )
}

export function LotName({ lot }: { lot: LotRead }) {
  if (lot.periodFrom) return <DayText day={lot.periodFrom} form="month" />
  const origin = { imported: 'moved in', granted: 'granted', 'top-up': 'topped up' }[lot.origin]
  return (
    <>
      {lot.line}
      {origin && `, ${origin}`}
    </>
  )
}

function LotDays({ lot }: { lot: LotRead }) {
  if (lot.waitsForPayment) return <span className="paused">once its invoice is paid</span>
  return (
    <span className={lot.isUsable ? undefined : 'faint'}>
      <DayText day={lot.usableFrom} form="brief" /> –{' '}
      {lot.usableTo ? <DayText day={lot.usableTo} /> : 'without end'}
    </span>
  )
}

const rowWords: Record<LotRead['ledger'][number]['kind'], string> = {
  draw: 'Drawn',
  grant: 'Granted',
  correct: 'Corrected',
  extend: 'Extended',
  transfer: 'Moved',
  refund: 'Refunded',
  lapse: 'Lapsed',
  paid: 'Paid',
}

function Ledger({ lot, currency }: { lot: LotRead; currency: string }) {
  return (
    <>
      {lot.ledger.map((row) => (
        <tr key={row.id}>
          <td className="soft" style={{ paddingLeft: 16 }}>
            {rowWords[row.kind]}
            {row.reason && <span className="under">{row.reason}</span>}
          </td>
          <td className="soft">
            <DayText day={row.on} />
            <span className="under">
              {row.kind === 'extend' && row.usableTo ? (
                <>
                  to <DayText day={row.usableTo} />
                </>
              ) : (
                row.by
              )}
            </span>
          </td>
          <td className="n soft only-wide" />
          <td className="n soft">
            {row.units !== 0 && (
              <UnitsText unit={lot.unit} units={row.units} currency={currency} signed bare />
            )}
          </td>
        </tr>
      ))}
    </>
  )
}
