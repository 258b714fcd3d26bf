import { useManner } from '#web/manner.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { countText } from '#web/ui/format.ts'
import { ShareText } from '#web/ui/share-text.tsx'
import type { Answer, Chance, Promised } from './check.ts'
import { bpOf } from './sheet.ts'

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
      figure={<ShareText bp={bpOf(chance.p)} />}
      of={{
        title: `${promise.says}, ${at === 'before' ? 'as the desk is today' : 'with the new client'}`,
        rows: [
          { label: 'Tickets that came', value: count(chance.tickets) },
          { label: 'met in time', value: count(Math.round(chance.p * chance.tickets)) },
          { label: 'Share met', value: <ShareText bp={bpOf(chance.p)} />, sum: true },
          { label: '95 % sure it lies in', value: <Range chance={chance} /> },
          { label: 'Goal', value: <ShareText bp={bpOf(promise.goal)} decimals={0} /> },
          ...(at === 'after' && change
            ? [{ label: 'Change from today', value: `${(change.change * 100).toFixed(1)} points` }]
            : []),
        ],
        note: `${count(answer.replications)} runs of ${answer.months} months, each with the same tickets and absences before and after.`,
      }}
    />
  )
}

function Range({ chance: { ci95 } }: { chance: Chance }) {
  const [low, high] = ci95
  return (
    <>
      <ShareText bp={bpOf(low)} /> to <ShareText bp={bpOf(high)} />
    </>
  )
}
