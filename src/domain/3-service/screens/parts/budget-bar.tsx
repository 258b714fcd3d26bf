import '#web/ui/clock.css'
import { useManner } from '#web/manner.tsx'
import { hoursText, nothing, shareText } from '#web/ui/format.ts'

/** How much of a budget has gone, in words and as a bar; over it, by how much. */
export function BudgetBar({ used, budget }: { used: number; budget: number | null }) {
  const manner = useManner()
  if (!budget) return <span className="faint">{nothing}</span>
  const share = used / budget
  const tone = share > 1 ? 'broken' : share >= 0.9 ? 'late' : share >= 0.75 ? 'risk' : ''
  return (
    <span className="budget">
      <span className={share > 1 ? 'late' : share >= 0.75 ? 'risk' : undefined}>
        {share > 1
          ? `${hoursText(used - budget, manner)} over`
          : shareText(Math.round(share * 10_000), manner, 0)}
      </span>
      <span className={`meter ${tone}`} aria-hidden="true">
        <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
    </span>
  )
}
