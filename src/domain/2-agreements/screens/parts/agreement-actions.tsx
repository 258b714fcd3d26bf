import { Button, Checkbox, Menu, Modal, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { api } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { AgreementRead } from './agreement.ts'
import { OrderForm } from './orders-section.tsx'

type ActionsProps = { agreement: AgreementRead; offBecause: string | undefined; children?: ReactNode }
type Deed = 'amend' | 'suspend' | 'resume' | 'renew' | 'order' | 'end'

/** What can be done with an agreement in force; what can't says why. */
export function AgreementActions({ agreement, offBecause, children }: ActionsProps) {
  const [deed, setDeed] = useState<Deed>()
  const runs = agreement.state === 'active' || agreement.state === 'suspended' || agreement.state === 'signed'
  const done = () => setDeed(undefined)
  return (
    <>
      {children}
      {runs && offBecause === undefined && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button>More</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {agreement.state === 'suspended' ? (
              <Menu.Item onClick={() => setDeed('resume')}>Take up again</Menu.Item>
            ) : (
              <Menu.Item onClick={() => setDeed('suspend')}>Suspend</Menu.Item>
            )}
            <Menu.Item onClick={() => setDeed('renew')}>Renew by hand</Menu.Item>
            <Menu.Item component={Link} to={`/what-if?agreement=${agreement.id}`}>
              What if
            </Menu.Item>
            <Menu.Item onClick={() => setDeed('order')}>Note a purchase order</Menu.Item>
            {!agreement.ending && <Menu.Item onClick={() => setDeed('end')}>End it</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      {runs && <AmendButton agreement={agreement} offBecause={offBecause} onAmend={() => setDeed('amend')} />}
      <Modal opened={deed !== undefined} onClose={done} title={deed && deedWords[deed]} size="md">
        {deed === 'amend' && <Amend agreement={agreement} />}
        {deed === 'suspend' && <Suspend agreement={agreement} onDone={done} />}
        {deed === 'resume' && <Resume agreement={agreement} onDone={done} />}
        {deed === 'renew' && <Renew agreement={agreement} onDone={done} />}
        {deed === 'order' && <OrderForm agreement={agreement} order={undefined} onDone={done} />}
        {deed === 'end' && <End agreement={agreement} onDone={done} />}
      </Modal>
    </>
  )
}

const deedWords: Record<Deed, string> = {
  amend: 'Change what is agreed',
  suspend: 'Suspend it',
  resume: 'Take it up again',
  renew: 'Renew it',
  order: 'Purchase order',
  end: 'End it',
}

function AmendButton({
  agreement,
  offBecause,
  onAmend,
}: {
  agreement: AgreementRead
  offBecause: string | undefined
  onAmend: () => void
}) {
  if (agreement.draft)
    return (
      <Button variant="filled" component={Link} to={`/agreements/${agreement.id}/draft`}>
        Go on writing
      </Button>
    )
  return (
    <PrimaryButton offBecause={offBecause} onClick={onAmend}>
      Amend
    </PrimaryButton>
  )
}

function Amend({ agreement }: { agreement: AgreementRead }) {
  const navigate = useNavigate()
  const [effectiveOn, setEffectiveOn] = useState<string | null>(agreement.on)
  const amend = useSubmit(api.agreements.amend, {
    done: () => void navigate({ to: `/agreements/${agreement.id}/draft` }),
  })
  return (
    <>
      <p className="soft">
        A copy of the terms in force is written on; they change on the day it is signed for.
      </p>
      <Fields>
        <DayField label="Holds from" value={effectiveOn} onChange={setEffectiveOn} />
      </Fields>
      <Refusal of={amend.refusal} />
      <PrimaryButton
        busy={amend.busy}
        onClick={() => effectiveOn && amend.send({ agreementId: agreement.id, effectiveOn })}
      >
        Write the change
      </PrimaryButton>
    </>
  )
}

type DeedProps = { agreement: AgreementRead; onDone: () => void }
const refresh = [api.agreements.key()]

function Suspend({ agreement, onDone }: DeedProps) {
  const [fromOn, setFrom] = useState<string | null>(agreement.on)
  const [backOn, setBack] = useState<string | null>(null)
  const [feeOwed, setFeeOwed] = useState(true)
  const [reason, setReason] = useState('')
  const suspend = useSubmit(api.agreements.suspend, {
    refresh,
    said: () => 'Suspended. No work is covered and no promise runs.',
    done: onDone,
  })
  return (
    <>
      <Fields across={2}>
        <DayField label="From" value={fromOn} onChange={setFrom} />
        <DayField label="First day back; empty: open" value={backOn} onChange={setBack} />
      </Fields>
      <Checkbox
        label="The fee is owed all the same"
        checked={feeOwed}
        onChange={(event) => setFeeOwed(event.currentTarget.checked)}
      />
      <Reason value={reason} onChange={setReason} />
      <Refusal of={suspend.refusal} />
      <PrimaryButton
        busy={suspend.busy}
        offBecause={reason.trim() ? undefined : 'Give a reason.'}
        onClick={() => fromOn && suspend.send({ agreementId: agreement.id, fromOn, backOn, feeOwed, reason })}
      >
        Suspend it
      </PrimaryButton>
    </>
  )
}

function Resume({ agreement, onDone }: DeedProps) {
  const [onDay, setDay] = useState<string | null>(agreement.on)
  const [reason, setReason] = useState('')
  const resume = useSubmit(api.agreements.resume, { refresh, said: () => 'In force again.', done: onDone })
  return (
    <>
      <Fields>
        <DayField label="First day back" value={onDay} onChange={setDay} />
      </Fields>
      <Reason value={reason} onChange={setReason} />
      <Refusal of={resume.refusal} />
      <PrimaryButton
        busy={resume.busy}
        offBecause={reason.trim() ? undefined : 'Give a reason.'}
        onClick={() => onDay && resume.send({ agreementId: agreement.id, onDay, reason })}
      >
        Take it up again
      </PrimaryButton>
    </>
  )
}

function Renew({ agreement, onDone }: DeedProps) {
  const [startsOn, setStarts] = useState<string | null>(agreement.term?.endsOn ?? agreement.on)
  const [endsOn, setEnds] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const renew = useSubmit(api.agreements.renew, {
    refresh,
    said: ({ version }) => `Version ${version} is the next term.`,
    done: onDone,
  })
  return (
    <>
      <p className="soft">The same terms for another term. To change them too, amend first.</p>
      <Fields across={2}>
        <DayField label="First day" value={startsOn} onChange={setStarts} />
        <DayField label="First day after; empty: runs on" value={endsOn} onChange={setEnds} />
      </Fields>
      <Reason label="Note" value={note} onChange={setNote} />
      <Refusal of={renew.refusal} />
      <PrimaryButton
        busy={renew.busy}
        onClick={() =>
          startsOn &&
          renew.send({ agreementId: agreement.id, startsOn, endsOn, signedOn: agreement.on, note })
        }
      >
        Renew it
      </PrimaryButton>
    </>
  )
}

const who = [
  { value: 'client', label: 'The client' },
  { value: 'firm', label: 'We' },
  { value: 'both', label: 'Both' },
] as const

function End({ agreement, onDone }: DeedProps) {
  const { id: agreementId, currency } = agreement
  const [endsOn, setEnds] = useState<string | null>(agreement.term?.endsOn ?? null)
  const [noticedOn, setNoticed] = useState<string | null>(agreement.on)
  const [byWhom, setBy] = useState<'client' | 'firm' | 'both'>('client')
  const [reason, setReason] = useState('')
  const [waivedMinor, setWaived] = useState<number | null>(null)
  const [waivedReason, setWaivedReason] = useState('')
  const cost = useQuery(
    api.agreements.earlyFee.queryOptions({
      input: { agreementId, endsOn: endsOn ?? '' },
      enabled: endsOn !== null,
      retry: false,
    }),
  ).data
  const end = useSubmit(api.agreements.end, {
    refresh,
    said: () => 'Noted. The off-boarding list stands on the agreement.',
    done: onDone,
  })
  const send = () =>
    endsOn &&
    noticedOn &&
    end.send({ agreementId, endsOn, noticedOn, byWhom, reason, waivedMinor: waivedMinor ?? 0, waivedReason })
  return (
    <>
      <Fields across={2}>
        <DayField label="First day without it" value={endsOn} onChange={setEnds} />
        <DayField label="Said on" value={noticedOn} onChange={setNoticed} />
        <SelectField
          label="Who said so"
          options={who}
          value={byWhom}
          onChange={(chosen) => chosen && setBy(chosen)}
        />
      </Fields>
      {cost && (
        <Facts
          small
          facts={[
            { name: 'Months left of the term', value: cost.monthsLeft },
            {
              name: `Leaving early costs (${cost.rule})`,
              value: <MoneyText minor={cost.earlyFeeMinor} currency={currency} />,
            },
          ]}
        />
      )}
      {cost && cost.earlyFeeMinor > 0 && (
        <Fields across={2}>
          <MoneyField label="Of that waived" currency={currency} value={waivedMinor} onChange={setWaived} />
          <Reason label="Why waived" value={waivedReason} onChange={setWaivedReason} />
        </Fields>
      )}
      <Reason value={reason} onChange={setReason} />
      <Refusal of={end.refusal} />
      <PrimaryButton
        busy={end.busy}
        offBecause={!endsOn ? 'Say when it ends.' : reason.trim() ? undefined : 'Give a reason.'}
        onClick={send}
      >
        End it
      </PrimaryButton>
    </>
  )
}

function Reason({
  label = 'Reason',
  value,
  onChange,
}: {
  label?: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <Textarea
      label={label}
      placeholder="One sentence"
      autosize
      minRows={2}
      my={12}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
