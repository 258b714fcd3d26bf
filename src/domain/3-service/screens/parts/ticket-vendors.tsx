import { Button, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { HoursText } from '#web/ui/hours-text.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { AskModal } from './ask-modal.tsx'
import type { TicketData } from './ticket-data.ts'

type Case = TicketData['vendorCases'][number]

/** Cases with vendors, each with a clock of its own. */
export function TicketVendors({ ticket }: { ticket: TicketData }) {
  if (ticket.vendorCases.length === 0) return null
  return (
    <Section title="Vendor cases" phoneOrder={8}>
      {ticket.vendorCases.map((one) => (
        <VendorCase key={one.id} one={one} />
      ))}
    </Section>
  )
}

function VendorCase({ one }: { one: Case }) {
  const [note, setNote] = useState(one.note)
  const refresh = [api.service.key()]
  const change = useSubmit(api.service.changeVendorCase, { refresh })
  const close = useSubmit(api.service.closeVendorCase, { refresh })
  const days = one.openDays === 1 ? 'first day' : `day ${one.openDays}`
  return (
    <div style={{ padding: '6px 0' }}>
      <p>
        <b>{one.vendor}</b>
        {one.reference && <span className="mono fine"> {one.reference}</span>}
        <span className="under">
          {one.closedAt ? 'closed after ' : `${days}, `}
          <HoursText minutes={one.openMinutes} /> of opening hours
          {one.phone && (
            <>
              {' · '}
              <a href={`tel:${one.phone.replace(/\s/g, '')}`}>call {one.phone}</a>
            </>
          )}
        </span>
      </p>
      {one.closedAt ? (
        one.note && <p className="small soft">{one.note}</p>
      ) : (
        <>
          <Textarea
            aria-label="What the vendor says"
            placeholder="What the vendor says"
            rows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Refusal of={change.refusal ?? close.refusal} />
          <div className="button-row" style={{ marginTop: 8 }}>
            <Button
              disabled={note === one.note}
              loading={change.busy}
              onClick={() =>
                change.send({ caseId: one.id, reference: one.reference, note, revision: one.revision })
              }
            >
              Keep
            </Button>
            <Button loading={close.busy} onClick={() => close.send({ caseId: one.id })}>
              Close the case
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

/** Hands something to a vendor: a line fault, a program's bug. */
export function VendorCaseForm({ ticket, close }: { ticket: TicketData; close: () => void }) {
  const vendors = useQuery(
    api.clients.vendors.queryOptions({ input: { page: 1, pageSize: 200, sort: 'name' } }),
  )
  const [vendorId, setVendor] = useState<string | null>(null)
  const [reference, setReference] = useState('')
  const open = useSubmit(api.service.openVendorCase, { done: close, refresh: [api.service.key()] })
  const options = (vendors.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <AskModal
      title="A case with a vendor"
      act="Open the case"
      send={() => vendorId && open.send({ ticketId: ticket.id, vendorId, reference })}
      close={close}
      busy={open.busy}
      offBecause={vendorId ? undefined : 'Choose the vendor.'}
      refusal={open.refusal}
    >
      <SelectField
        label="With"
        options={options}
        value={vendorId}
        onChange={setVendor}
        placeholder="Vendor"
      />
      <TextInput
        label="Their number"
        mt="sm"
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </AskModal>
  )
}
