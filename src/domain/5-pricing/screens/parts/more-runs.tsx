import { api } from '#web/api.ts'
import { LongWork } from '#web/ui/long-work.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { Answer, Check } from './check.ts'

const most = 5_000

/** How far the runs are, where they still go on. */
export function Running({ check }: { check: Check }) {
  return (
    <LongWork
      what={`Letting your desk live through ${check.runsWanted} times the months from ${check.startsOn}`}
      share={check.runs / check.runsWanted}
    >
      {check.runs} of {check.runsWanted} runs. You may leave: the answer stands here when it is done.
    </LongWork>
  )
}

/** What is open is settled by more runs of the same check; one answered without doubt needs none. */
export function MoreRuns({ check, answer }: { check: Check; answer: Answer }) {
  const more = useSubmit(api.pricing.morePromiseRuns, { refresh: [api.pricing.key()] })
  if (check.runs < check.runsWanted) return <Running check={check} />
  if (answer.verdict !== 'more-runs') return null
  const wanted = Math.min(most, roundedUp(Math.max(answer.replicationsNeeded ?? 0, answer.replications * 2)))
  return (
    <p>
      <PrimaryButton
        plain
        busy={more.busy}
        offBecause={
          wanted > answer.replications ? undefined : 'More runs than 5,000 would not settle it either.'
        }
        onClick={() => more.send({ checkId: check.id, replications: wanted })}
      >
        Go on to {wanted} runs
      </PrimaryButton>
      <Refusal of={more.refusal} />
    </p>
  )
}

const roundedUp = (runs: number) => Math.ceil(runs / 50) * 50
