import './winning.css'
import { Progress } from '@mantine/core'
import type { AuditScore } from '#winning/rules'

/** How much was verified, and how good that is: never the one without the other. */
export function CoverageMeter({ of: { score, verified, asked, coverage } }: { of: AuditScore }) {
  return (
    <div className="coverage">
      <Progress
        size={3}
        radius={0}
        value={coverage}
        color="var(--ink-3)"
        aria-label={`${coverage} % verified`}
      />
      <span className="small nowrap">
        {verified} of {asked} verified{score !== null && `, ${score} of 100`}
      </span>
    </div>
  )
}
