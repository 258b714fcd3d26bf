import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api, type client } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

export type CreditRow = Awaited<ReturnType<typeof client.billing.listCredits>>['items'][number]

export const creditStates: Record<CreditRow['state'], string> = {
  waiting: 'Waits for your yes',
  approved: 'Goes on the next invoice',
  billed: 'Billed',
  declined: 'Declined',
}

/** The amount, and what it is a share of. */
export function CreditAmount({ credit }: { credit: CreditRow }) {
  const { amountMinor, currency, why } = credit
  return (
    <FigureButton
      figure={<MoneyText minor={amountMinor} currency={currency} />}
      of={{
        title: 'Service credit',
        rows: [
          { label: 'Fee of the month', value: <MoneyText minor={credit.feeMinor} bare /> },
          {
            label: `of it ${credit.shareBp / 100} %, all of a month at most ${credit.capBp / 100} %`,
            value: '',
          },
          { label: 'Credit', value: <MoneyText minor={amountMinor} bare />, sum: true },
        ],
        note: why.join(' '),
        sources: [{ label: `ticket T-${credit.ticketNumber}`, href: `/desk/${credit.ticketId}` }],
        asOf: credit.madeAt,
      }}
    />
  )
}

/** Where a credit stands; while it waits, the yes and the no. */
export function CreditStanding({ credit }: { credit: CreditRow }) {
  const offBecause = useOffBecause('bill')
  const { state, decidedAt, decidedBy, reason, invoice, invoiceId } = credit
  if (state === 'billed')
    return (
      <>
        On <Link to={`/billing/invoices/${invoiceId}`}>{invoice}</Link>
      </>
    )
  if (state === 'waiting' && !offBecause) return <Decide credit={credit} />
  return (
    <>
      <span className="soft">{creditStates[state]}</span>
      {decidedAt && (
        <span className="under">
          {decidedBy}, <InstantText at={decidedAt} />
          {reason && `: ${reason}`}
        </span>
      )}
    </>
  )
}

function Decide({ credit }: { credit: CreditRow }) {
  const [reason, setReason] = useState('')
  const decide = useSubmit(api.billing.decideCredit, {
    refresh: [api.billing.key()],
    said: () => 'It is decided.',
  })
  const amount = <MoneyText minor={credit.amountMinor} currency={credit.currency} />
  return (
    <>
      <ConfirmButton
        word
        question={`Give ${credit.client} this credit?`}
        consequence={<>The next invoice takes {amount} along as a negative quantity. MRR stays as it is.</>}
        yes="Approve"
        busy={decide.busy}
        onYes={() => decide.sendAndWait({ id: credit.id, approved: true })}
      >
        Approve
      </ConfirmButton>
      <span className="faint"> · </span>
      <ConfirmButton
        word
        question="Decline this credit?"
        consequence={
          <>
            {credit.client} gets no {amount} back for T-{credit.ticketNumber}.
          </>
        }
        inside={
          <TextInput
            mt={12}
            label="Why"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        }
        yes="Decline"
        busy={decide.busy}
        onYes={() => decide.sendAndWait({ id: credit.id, approved: false, reason })}
      >
        Decline
      </ConfirmButton>
      <Refusal of={decide.refusal} />
    </>
  )
}
