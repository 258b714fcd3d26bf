import { type Day, daysBetween } from '#kernel/days.ts'
import { type DealState, type OpenStep, openSteps } from './deal-state.ts'

export type DealPath = { source: string; reached: DealState['reached']; isOpen: boolean }

/** Of the deals that reached a step: how many went on from it, how many still may, and after how many days. */
export type Passage = {
  step: OpenStep
  reached: number
  wentOn: number
  stillOpen: number
  /** Of those that went on: the median, null where none did. */
  medianDays: number | null
}
export type Conversion = { source: string; deals: number; won: number; passages: Passage[] }

/** From each step to the next, by source, the largest source first. A step passed over counts for nobody. */
export function conversionBySource(deals: readonly DealPath[]): Conversion[] {
  const bySource = Map.groupBy(deals, ({ source }) => source)
  return [...bySource]
    .map(([source, own]) => ({
      source,
      deals: own.length,
      won: own.filter(({ reached }) => reached.agreement !== undefined).length,
      passages: openSteps.map((step) => passageOf(step, own)),
    }))
    .sort((a, b) => b.deals - a.deals || a.source.localeCompare(b.source))
}

function passageOf(step: OpenStep, deals: readonly DealPath[]): Passage {
  const there = deals.flatMap((deal) => {
    const since = deal.reached[step]
    return since === undefined ? [] : [{ ...deal, since, next: nextAfter(step, deal.reached) }]
  })
  const gone = there.flatMap(({ since, next }) => (next === undefined ? [] : [daysBetween(since, next)]))
  return {
    step,
    reached: there.length,
    wentOn: gone.length,
    stillOpen: there.filter(({ next, isOpen }) => next === undefined && isOpen).length,
    medianDays: medianOf(gone),
  }
}

/** The day on which a later step was reached first. */
function nextAfter(step: OpenStep, reached: DealState['reached']): Day | undefined {
  const later = [...openSteps.slice(openSteps.indexOf(step) + 1), 'agreement'] as const
  return later.flatMap((one) => reached[one] ?? []).sort()[0]
}

function medianOf(days: readonly number[]): number | null {
  if (days.length === 0) return null
  const sorted = [...days].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}
