import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

/** What was looked at, and how much of it. */
export function AuditsSection({ clientId }: { clientId: string }) {
  const navigate = useNavigate()
  const audits = useQuery(api.winning.audits.queryOptions({ input: { clientId, pageSize: 10 } }))
  const offBecause = useOffBecause('win')
  const start = useSubmit(api.winning.startAudit, {
    done: ({ id }) => void navigate({ to: `/audits/${id}` }),
  })
  const items = audits.data?.items ?? []
  const running = items.find(({ deliveredAt }) => deliveredAt === null)
  return (
    <Section title="Audits">
      <TimedList
        log
        entries={items.map(({ id, number, startedOn, deliveredAt, score, coverage, findings }) => ({
          id,
          when: <DayText day={startedOn} form="brief" />,
          what: <Link to={`/audits/${id}`}>Audit {number}</Link>,
          under: `${deliveredAt ? 'delivered' : 'running'}, ${score === null ? 'nothing judged' : `${score} of 100`} over ${coverage} % verified, ${findings} findings`,
        }))}
      />
      <Refusal of={start.refusal} />
      {!running && (
        <PrimaryButton
          plain
          busy={start.busy}
          offBecause={offBecause}
          onClick={() => start.send({ clientId })}
        >
          Start an audit
        </PrimaryButton>
      )}
    </Section>
  )
}
