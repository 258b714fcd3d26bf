import { useEffect, useId, useSyncExternalStore } from 'react'
import { firmNowMs, whenFirmTimeMoves } from '#web/server-time.ts'
import { type ClockReading, clockFace, isTicking, tickMs } from './clock-face.ts'

/** The page's one ticking store: every clock on it shows the same moment, and one timer serves them all. */
const shown = new Map<string, ClockReading>()
const listeners = new Set<() => void>()
let nowMs = firmNowMs()
let timer: ReturnType<typeof setTimeout> | undefined
whenFirmTimeMoves(tick)

/** The firm's time as of the last tick. A reading given here decides how often the page must tick. */
export function useTicking(reading?: ClockReading): number {
  const id = useId()
  const key = reading && isTicking(reading) ? JSON.stringify(reading) : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reading with the same figures is the same reading
  useEffect(() => {
    if (!reading || key === undefined) return
    shown.set(id, reading)
    tick()
    return () => {
      shown.delete(id)
    }
  }, [id, key])
  return useSyncExternalStore(subscribe, () => nowMs)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) start()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) stop()
  }
}

function start(): void {
  document.addEventListener('visibilitychange', tick)
  tick()
}

function stop(): void {
  document.removeEventListener('visibilitychange', tick)
  clearTimeout(timer)
}

function tick(): void {
  clearTimeout(timer)
  if (document.hidden || listeners.size === 0) return
  nowMs = firmNowMs()
  const left = [...shown.values()].map((reading) => clockFace(reading, nowMs).minutesLeft)
  timer = setTimeout(tick, tickMs(left))
  for (const listener of listeners) listener()
}
