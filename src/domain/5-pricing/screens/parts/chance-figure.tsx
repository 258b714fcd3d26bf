import { useManner } from '#web/manner.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { countText } from '#web/ui/format.ts'
import { type Answer, type Promised, percentOf, rangeOf } from './check.ts'

type ChanceFigureProps = {
  promise: Promised
  answer: Answer
  at: 'before' | 'after'
}

/** The chance that a ticket is met in time, with where it comes from behind it. */
export function ChanceFigure({ promise, answer, at }: ChanceFigureProps) {
  const manner = useManner()
  const chance = promise[at]
  if (chance === null) return <span className="faint">–</span>
  const count = (value: number) => countText(value, manner, 0)
  const { change } = promise
  return (
    <FigureButton
      figure={percentOf(chance.p)}
      of={{
        title: `${promise.says}, ${at === 'before' ? 'as the desk is today' : 'with the new client'}`,
        rows: [
          { label: 'Tickets that came', value: count(chance.tickets) },
          { label: 'met in time', value: count(Math.round(chance.p * chance.tickets)) },
          { label: 'Share met', value: percentOf(chance.p), sum: true },
          { label: '95 % sure it lies in', value: rangeOf(chance) },
          { label: 'Goal', value: percentOf(promise.goal) },
          ...(at === 'after' && change
            ? [{ label: 'Change from today', value: `${(change.change * 100).toFixed(1)} points` }]
            : []),
        ],
        note: `${count(answer.replications)} runs of ${answer.months} months, each with the same tickets and absences before and after.`,
      }}
    />
  )
}
