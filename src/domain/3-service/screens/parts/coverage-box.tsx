import { useState } from 'react'
import { useManner } from '#web/manner.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { dayText, hoursText, type Manner, moneyText } from '#web/ui/format.ts'
import type { Coverage } from './ticket-data.ts'

/** What covers some work, what it draws, what is left, and every test that was asked. */
export function CoverageBox({ coverage }: { coverage: Coverage }) {
  const manner = useManner()
  const [shown, setShown] = useState(false)
  const tests = coverage.pieces.flatMap(({ tests: asked }) => asked)
  const hasManyLines = new Set(tests.map(({ line }) => line)).size > 1
  const failed = tests.filter(({ passed }) => !passed)
  return (
    <div className="small soft">
      <p>
        {coverage.agreement?.name ?? 'No agreement'}. {hoursText(coverage.minutes, manner)} logged,{' '}
        <FigureButton figure={drawnText(coverage, manner)} of={derivation(coverage, manner)} />.{' '}
        {coverage.left.map((line) => (
          <span key={line.line}>
            {leftText(line, manner)} left
            {line.usableTo ? ` until ${dayText(line.usableTo, manner, 'brief')}` : ''}.{' '}
          </span>
        ))}
      </p>
      {tests.length > 0 && (
        <p style={{ marginTop: 6 }}>
          {failed.length === 0 ? `All ${tests.length} tests passed.` : `${failed[0]?.words}: no.`}{' '}
          <button type="button" className="word" aria-expanded={shown} onClick={() => setShown(!shown)}>
            {shown ? 'Hide them' : 'Show them'}
          </button>
        </p>
      )}
      {shown && (
        <ul className="tests">
          {tests.map((test, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: tests stand in the order they were asked
            <li key={at}>
              <span>
                {test.words}
                {hasManyLines && test.line && <span className="faint"> · {test.line}</span>}
              </span>
              <span className={test.passed ? undefined : 'late'}>{test.passed ? 'yes' : 'no'}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function drawnText(
  { coveredMinutes, billedMinutes, heldMinutes, billedMinor, currency }: Coverage,
  manner: Manner,
): string {
  const parts = [
    coveredMinutes > 0 && `${hoursText(coveredMinutes, manner)} covered`,
    billedMinutes > 0 &&
      `${hoursText(billedMinutes, manner)} billed${billedMinor === null ? '' : `, ${moneyText(billedMinor, manner, { currency })}`}`,
    heldMinutes > 0 && `${hoursText(heldMinutes, manner)} waiting`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join(', ') : 'nothing charged'
}

function leftText({ unit, left, granted }: Coverage['left'][number], manner: Manner): string {
  if (unit === 'minutes') return `${hoursText(left, manner, { bare: true })} of ${hoursText(granted, manner)}`
  if (unit === 'money') return `${moneyText(left, manner)} of ${moneyText(granted, manner)}`
  return `${left} of ${granted} ${unit}`
}

const derivation = (coverage: Coverage, manner: Manner) => ({
  title: 'How the work is rated',
  rows: [
    ...coverage.pieces.map((piece) => ({
      label: `${piece.words}`,
      value: hoursText(piece.billableMinutes, manner),
    })),
    {
      label: 'In all',
      value: hoursText(coverage.coveredMinutes + coverage.billedMinutes + coverage.heldMinutes, manner),
      sum: true,
    },
  ],
})
