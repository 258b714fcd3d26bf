import './clock.css'
import type { ReactNode } from 'react'
import { type ClockFace, type ClockReading, clockFace } from './clock-face.ts'
import { useTicking } from './clock-ticks.ts'

/** Time left of a promise with the share of it that has gone. Without a reading there is no promise. */
export function Clock({ reading }: { reading: ClockReading | undefined }) {
  const now = useTicking(reading)
  if (!reading) return <span className="faint">no promise</span>
  const face = clockFace(reading, now)
  if (face.tone === 'moot') return <span className="faint">{face.text}</span>
  return (
    <span className={`clock-box ${face.tone}`}>
      <Words face={face} />
      {face.tone !== 'kept' && <Meter face={face} />}
    </span>
  )
}

/** The clock that leads a ticket: figure large, what must happen by when at the right. */
export function ClockHuge({ reading, what }: { reading: ClockReading; what: ReactNode }) {
  const face = clockFace(reading, useTicking(reading))
  return (
    <div>
      <div className={`clock-huge ${face.tone}`}>
        <span className="clock">
          {face.text.replace(/ (min|late).*$/, '')}
          <small>{hugeWords(face)}</small>
        </span>
        <b>{what}</b>
      </div>
      {face.tone !== 'kept' && <Meter face={face} />}
    </div>
  )
}

function Words({ face }: { face: ClockFace }) {
  if (face.tone === 'broken') return <span className="label-broken">{face.text}</span>
  return <span className="clock">{face.text}</span>
}

/** The words beside it say everything the bar does, so the bar is silent. */
function Meter({ face }: { face: ClockFace }) {
  return (
    <span className={`meter ${face.tone}`} aria-hidden="true">
      <i style={{ width: `${Math.round(face.goneShare * 1000) / 10}%` }} />
    </span>
  )
}

function hugeWords(face: ClockFace): string {
  const unit = / (min)/.exec(face.text)?.[1]
  const rest = {
    broken: 'late',
    kept: 'used',
    moot: '',
    paused: 'left, paused',
    calm: 'left',
    risk: 'left',
    late: 'left',
  }[face.tone]
  return unit ? `${unit} ${rest}` : rest
}
