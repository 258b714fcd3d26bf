import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { sentence } from '#kernel/sentences.ts'
import { mayApprove, serviceSentences } from '#service/rules'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { useSession } from '#web/session.ts'
import { moneyText } from '#web/ui/format.ts'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

type Estimate = Awaited<ReturnType<typeof client.service.portalApprovals>>['items'][number]

/** Work that no agreement covers waits for a yes; of one ticket alone, or of all. */
export function EstimatesToApprove({ ticketId }: { ticketId?: string }) {
  const estimates = useQuery(api.service.portalApprovals.queryOptions({ input: { pageSize: 100 } }))
  if (estimates.isError) throw estimates.error
  const items = (estimates.data?.items ?? []).filter((one) => !ticketId || one.ticketId === ticketId)
  if (items.length === 0) return null
  return (
    <Section
      title="Waits for your yes"
      lead="Your agreement does not cover this work. It begins when you approve."
    >
      {items.map((estimate) => (
        <EstimateToApprove key={estimate.id} estimate={estimate} />
      ))}
    </Section>
  )
}

function EstimateToApprove({ estimate }: { estimate: Estimate }) {
  const { rights } = useSession()
  const manner = useManner()
  const answer = useSubmit(api.service.portalAnswer, {
    refresh: [api.service.key()],
    said: (_, { answer: given }) =>
      given === 'yes' ? 'Approved. The work goes on.' : 'Declined. We will call you.',
  })
  const { id, ticketId, ticketNumber, title, amountMinor, currency, askedAt, askedBy } = estimate
  const may = mayApprove({ approvesUpToMinor: rights?.approvesUpToMinor ?? 0 }, amountMinor, 'yes')
  return (
    <div className="portal-estimate">
      <b>
        <MoneyText minor={amountMinor} currency={currency} />
      </b>{' '}
      {estimate.estimate}
      <span className="under">
        <Link to={`/portal/tickets/${ticketId}`}>
          T-{ticketNumber} {title}
        </Link>{' '}
        · {askedBy}, <InstantText at={askedAt} />
      </span>
      <Refusal of={answer.refusal} />
      <div className="button-row">
        <PrimaryButton
          plain
          busy={answer.busy}
          offBecause={may.yes ? undefined : sentence(may.reason, may.about, serviceSentences)}
          onClick={() => answer.send({ approvalId: id, answer: 'yes' })}
        >
          {`Approve ${moneyText(amountMinor, manner, { currency })}`}
        </PrimaryButton>
        <PrimaryButton plain busy={answer.busy} onClick={() => answer.send({ approvalId: id, answer: 'no' })}>
          Decline
        </PrimaryButton>
      </div>
    </div>
  )
}
