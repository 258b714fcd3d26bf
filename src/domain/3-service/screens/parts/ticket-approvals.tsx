import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './ask-modal.tsx'
import type { TicketData } from './ticket-data.ts'

type Approval = TicketData['approvals'][number]
const howOptions = [
  { value: 'phone', label: 'By phone' },
  { value: 'mail', label: 'By mail' },
  { value: 'in-person', label: 'In person' },
] as const

/** Estimates for work that nothing covers, and what the client answered. */
export function TicketApprovals({ ticket }: { ticket: TicketData }) {
  if (ticket.approvals.length === 0) return null
  return (
    <Section title="Estimates to approve" phoneOrder={9}>
      {ticket.approvals.map((one) => (
        <One key={one.id} one={one} contact={ticket.contact?.name ?? ''} />
      ))}
    </Section>
  )
}

function One({ one, contact }: { one: Approval; contact: string }) {
  return (
    <div style={{ padding: '6px 0' }}>
      <p>
        <MoneyText minor={one.amountMinor} /> {one.estimate}
        <span className="under">
          {one.answer
            ? `${one.answer} from ${one.answeredBy}, ${howWords(one.how)}, `
            : `asked by ${one.askedBy}, `}
          <InstantText at={one.answeredAt ?? one.askedAt} />
        </span>
      </p>
      {!one.answer && <NoteAnswer approvalId={one.id} contact={contact} />}
    </div>
  )
}

const howWords = (how: Approval['how']) =>
  how === 'portal'
    ? 'in the portal'
    : (howOptions.find(({ value }) => value === how)?.label.toLowerCase() ?? '')

function NoteAnswer({ approvalId, contact }: { approvalId: string; contact: string }) {
  const [answeredBy, setBy] = useState(contact)
  const [how, setHow] = useState<(typeof howOptions)[number]['value']>('phone')
  const note = useSubmit(api.service.noteAnswer, { refresh: [api.service.key()] })
  const send = (answer: 'yes' | 'no') => note.send({ approvalId, answer, answeredBy, how })
  return (
    <>
      <div className="button-row" style={{ margin: '6px 0' }}>
        <TextInput
          aria-label="Who answered"
          placeholder="Who answered"
          value={answeredBy}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <SelectField
          label={<span className="unseen">How</span>}
          options={howOptions}
          value={how}
          onChange={(value) => setHow(value ?? 'phone')}
        />
      </div>
      <Refusal of={note.refusal} />
      <div className="button-row">
        <Button loading={note.busy} onClick={() => send('yes')}>
          They said yes
        </Button>
        <Button onClick={() => send('no')}>They said no</Button>
      </div>
    </>
  )
}

/** Work that no line covers needs the client's yes, unless a standing limit says otherwise. */
export function ApprovalForm({ ticket, close }: { ticket: TicketData; close: () => void }) {
  const [amount, setAmount] = useState<number | null>(null)
  const [estimate, setEstimate] = useState('')
  const ask = useSubmit(api.service.askApproval, { done: close, refresh: [api.service.key()] })
  const isSaid = amount !== null && estimate.trim() !== ''
  return (
    <AskModal
      title="Ask for a yes"
      act="Ask for a yes"
      send={() => amount !== null && ask.send({ ticketId: ticket.id, amountMinor: amount, estimate })}
      close={close}
      busy={ask.busy}
      offBecause={isSaid ? undefined : 'Say what for, and how much at most.'}
      refusal={ask.refusal}
    >
      <TextInput
        label="For what"
        value={estimate}
        onChange={(event) => setEstimate(event.currentTarget.value)}
      />
      <MoneyField label="At most" value={amount} onChange={setAmount} />
    </AskModal>
  )
}
