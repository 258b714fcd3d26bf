import { Button, Checkbox, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { useParam } from '#web/address.ts'
import { api, type client } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { LinesTable } from './parts/lines-table.tsx'
import { StateText } from './parts/state-text.tsx'
import { kindWords } from './parts/words.ts'
import './parts/billing.css'

type Invoice = Awaited<ReturnType<typeof client.billing.invoice>>

/** An invoice as it stands on paper; behind each amount stands why. */
export function InvoicePage() {
  const id = useParam('id')
  const query = useQuery(api.billing.invoice.queryOptions({ input: { id } }))
  if (query.isError) throw query.error
  const invoice = query.data
  if (!invoice) return <SkeletonLines rows={8} />
  const charged = invoice.lines.filter(({ kind }) => kind !== 'covered' && kind !== 'no-charge')
  const covered = invoice.lines.filter(({ kind }) => kind === 'covered' || kind === 'no-charge')
  return (
    <>
      <Crumb path={[['Invoices', '/billing/invoices']]} here={invoice.number} />
      <PageHead
        title={`${kindWords[invoice.kind]} ${invoice.number}`}
        sub={<Standing invoice={invoice} />}
        actions={<Actions invoice={invoice} />}
      />
      <div className="invoice-paper">
        <Parties invoice={invoice} />
        {invoice.note && <p>{invoice.note}</p>}
        {charged.length > 0 && (
          <Section title="What is charged" aside={invoice.currency}>
            <LinesTable lines={charged} currency={invoice.currency} />
            <Sums invoice={invoice} />
          </Section>
        )}
        {covered.length > 0 && (
          <Section title="Covered by the agreement" aside={<CoveredAside invoice={invoice} />}>
            <LinesTable lines={covered} currency={invoice.currency} label="Covered work" />
            <Waived invoice={invoice} />
          </Section>
        )}
        <History invoice={invoice} />
      </div>
    </>
  )
}

function Standing({ invoice }: { invoice: Invoice }) {
  const { state, openMinor, currency, daysLate, dueOn, clientId, client: name } = invoice
  return (
    <>
      <Link to={`/clients/${clientId}`}>{name}</Link>. <StateText state={state} />
      {state === 'open' || state === 'overdue' ? (
        <>
          : <MoneyText minor={openMinor} currency={currency} />, due <DayText day={dueOn} />
          {daysLate > 0 && `, ${daysLate} days late`}.
        </>
      ) : (
        '.'
      )}
    </>
  )
}

function Actions({ invoice }: { invoice: Invoice }) {
  const offBecause = useOffBecause('bill')
  const send = useSubmit(api.billing.sendInvoice, {
    refresh: [api.billing.key()],
    said: ({ to }) => `On its way to ${to}.`,
  })
  return (
    <>
      <Button component="a" href={`/api/v1/invoices/${invoice.id}/pdf`} target="_blank">
        PDF
      </Button>
      {invoice.kind === 'invoice' && !offBecause && invoice.state !== 'credited' && (
        <Credit invoice={invoice} />
      )}
      <PrimaryButton busy={send.busy} offBecause={offBecause} onClick={() => send.send({ id: invoice.id })}>
        {invoice.mails.length > 0 ? 'Send again' : 'Send'}
      </PrimaryButton>
      <Refusal of={send.refusal}>
        <Link to={`/clients/${invoice.clientId}`}>Enter it on the client</Link>
      </Refusal>
    </>
  )
}

function Credit({ invoice }: { invoice: Invoice }) {
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [rebill, setRebill] = useState(false)
  const credit = useSubmit(api.billing.creditInvoice, {
    said: ({ number, rebilled }) =>
      rebilled[0] ? `${number} credits it, ${rebilled[0].number} takes its place.` : `${number} credits it.`,
    done: ({ id, rebilled }) => void navigate({ to: `/billing/invoices/${rebilled[0]?.id ?? id}` }),
  })
  return (
    <ConfirmButton
      grave
      question={`Credit ${invoice.number}?`}
      consequence="A credit note takes back what is left of it, at its own tax rate. Both stay on record."
      yes={rebill ? 'Credit and bill again' : 'Credit it'}
      busy={credit.busy}
      onYes={() => credit.sendAndWait({ id: invoice.id, reason, rebill })}
      inside={
        <>
          <Textarea
            label="Why, as the client reads it"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Checkbox
            mt="sm"
            label="Bill it again at once, by what holds today"
            checked={rebill}
            onChange={(event) => setRebill(event.currentTarget.checked)}
          />
          <Refusal of={credit.refusal} />
        </>
      }
    >
      Credit
    </ConfirmButton>
  )
}

function Parties({ invoice }: { invoice: Invoice }) {
  const { billTo, purchaseOrder, kind, issuedOn, dueOn, credits } = invoice
  const facts = [
    { name: 'Date', value: <DayText day={issuedOn} form="long" /> },
    ...(kind === 'invoice' ? [{ name: 'Due', value: <DayText day={dueOn} form="long" /> }] : []),
    ...(purchaseOrder ? [{ name: 'Your order', value: purchaseOrder }] : []),
    ...(credits
      ? [{ name: 'Credits', value: <Link to={`/billing/invoices/${credits.id}`}>{credits.number}</Link> }]
      : []),
    ...(billTo.taxNumber ? [{ name: 'Tax number', value: billTo.taxNumber }] : []),
  ]
  return (
    <div className="invoice-parties">
      <div>
        <b>{billTo.name}</b>
        {'\n'}
        {[billTo.address, billTo.country].filter(Boolean).join('\n')}
      </div>
      <Facts facts={facts} small />
    </div>
  )
}

function Sums({ invoice }: { invoice: Invoice }) {
  const { currency, netMinor, tax, grossMinor, prepaidMinor, payableMinor } = invoice
  const money = (minor: number) => <MoneyText minor={minor} currency={currency} bare />
  return (
    <div className="invoice-sums">
      <Facts
        facts={[
          { name: 'Net', value: money(netMinor), sum: true },
          ...tax.map(({ category, percent, taxMinor, taxableMinor }) => ({
            name: (
              <>
                {category === 'S' ? `VAT ${Number(percent)} %` : `VAT, category ${category}`} on{' '}
                {money(taxableMinor)}
              </>
            ),
            value: money(taxMinor),
          })),
          ...(prepaidMinor === 0 ? [] : [{ name: 'Paid before', value: money(-prepaidMinor) }]),
          {
            name: `To pay, ${currency}`,
            value: money(prepaidMinor === 0 ? grossMinor : payableMinor),
            sum: true,
          },
        ]}
      />
    </div>
  )
}

function CoveredAside({ invoice: { covered, currency } }: { invoice: Invoice }) {
  return (
    <>
      <HoursText minutes={covered.minutes} />, worth{' '}
      <MoneyText minor={covered.listMinor} currency={currency} />
    </>
  )
}

function Waived({ invoice: { covered, currency } }: { invoice: Invoice }) {
  if (covered.waivedMinor === 0 && covered.discountMinor === 0) return null
  return (
    <p className="small soft">
      {covered.waivedMinor !== 0 && (
        <>
          Premiums waived: <MoneyText minor={covered.waivedMinor} currency={currency} />.{' '}
        </>
      )}
      {covered.discountMinor !== 0 && (
        <>
          Discount given: <MoneyText minor={covered.discountMinor} currency={currency} />.
        </>
      )}
    </p>
  )
}

function History({ invoice }: { invoice: Invoice }) {
  const { settlements, creditNotes, mails, currency, madeAt, madeBy } = invoice
  return (
    <Section title="What happened">
      <Facts
        left
        facts={[
          {
            name: <InstantText at={madeAt} />,
            value: `Issued by ${madeBy || 'the old system'}${invoice.origin === 'signed' ? ' with the signature' : ''}`,
          },
          ...mails.map((mail) => ({
            name: <InstantText at={mail.madeAt} />,
            value: `Sent to ${mail.to} by ${mail.madeBy}`,
          })),
          ...creditNotes.map(({ id, number, issuedOn, grossMinor }) => ({
            name: <DayText day={issuedOn} />,
            value: (
              <>
                <Link to={`/billing/invoices/${id}`}>{number}</Link> credits{' '}
                <MoneyText minor={-grossMinor} currency={currency} />
              </>
            ),
          })),
          ...settlements
            .filter(({ kind }) => kind === 'payment')
            .map(({ on, reference, amountMinor }) => ({
              name: <DayText day={on} />,
              value: (
                <>
                  {amountMinor < 0 ? 'Payment taken back' : 'Paid'}{' '}
                  <MoneyText minor={Math.abs(amountMinor)} currency={currency} />, {reference}
                </>
              ),
            })),
        ]}
      />
    </Section>
  )
}
