import { useState } from 'react'
import { isOpen } from '#service/rules'
import { Facts } from '#web/ui/facts.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { AppointForm } from './appoint-form.tsx'
import { AssignForm } from './assign-form.tsx'
import { DetailsForm } from './details-form.tsx'
import { MergeForm } from './merge-form.tsx'
import { PriorityForm } from './priority-form.tsx'
import { ApprovalForm } from './ticket-approvals.tsx'
import type { TicketData } from './ticket-data.ts'
import { VendorCaseForm } from './ticket-vendors.tsx'
import { channelOptions, impactOptions, priorityWords, urgencyOptions } from './words.ts'

type Asking = 'priority' | 'appoint' | 'merge' | 'details' | 'assign' | 'vendor' | 'approval' | undefined

/** What a ticket is about, and the rarer things one does to it. */
export function TicketAbout({ ticket }: { ticket: TicketData }) {
  const [asking, setAsking] = useState<Asking>()
  const close = () => setAsking(undefined)
  const open = isOpen(ticket.status)
  const word = (what: Asking, text: string) => (
    <button type="button" className="word" onClick={() => setAsking(what)}>
      {text}
    </button>
  )
  return (
    <Section title="About" phoneOrder={10} aside={ticket.status !== 'merged' && word('details', 'Change')}>
      <Facts
        left
        small
        facts={[
          {
            name: 'Priority',
            value: (
              <>
                {priorityWords[ticket.priority]} {open && word('priority', 'change')}
                <span className="under">{why(ticket)}</span>
              </>
            ),
          },
          {
            name: 'With',
            value: (
              <>
                {ticket.assignee?.name ?? 'Nobody'} {open && word('assign', 'give to')}
              </>
            ),
          },
          { name: 'Kind of work', value: ticket.category.name },
          {
            name: 'Reported',
            value: (
              <>
                <InstantText at={ticket.reportedAt} />
                <span className="under">
                  {channelOptions.find(({ value }) => value === ticket.channel)?.label.toLowerCase() ??
                    `by ${ticket.channel}`}
                </span>
              </>
            ),
          },
          { name: 'Agreement', value: ticket.agreement?.name ?? 'None' },
          ...(ticket.project ? [{ name: 'Project', value: ticket.project.name }] : []),
          ...(ticket.technology ? [{ name: 'Technology', value: ticket.technology }] : []),
          ...ticket.visits.map((visit) => ({
            name: 'Visit',
            value: (
              <a href={`/visits/${visit.id}`}>
                <InstantText at={visit.startsAt} /> {visit.person ?? ''}
              </a>
            ),
          })),
        ]}
      />
      {open && (
        <p className="button-row small" style={{ gap: 16 }}>
          {word('appoint', 'Appointment')}
          {word('vendor', 'Vendor case')}
          {word('approval', 'Ask for a yes')}
          {word('merge', 'Merge a duplicate')}
          <a href={`/visits?plan=${ticket.id}`}>Plan a visit</a>
        </p>
      )}
      {asking === 'priority' && <PriorityForm ticket={ticket} close={close} />}
      {asking === 'appoint' && <AppointForm ticket={ticket} close={close} />}
      {asking === 'merge' && <MergeForm ticket={ticket} close={close} />}
      {asking === 'details' && <DetailsForm ticket={ticket} close={close} />}
      {asking === 'vendor' && <VendorCaseForm ticket={ticket} close={close} />}
      {asking === 'approval' && <ApprovalForm ticket={ticket} close={close} />}
      {asking === 'assign' && <AssignForm ticket={ticket} close={close} />}
    </Section>
  )
}

function why({ emergency, impact, urgency }: TicketData): string {
  if (emergency) return 'declared an emergency'
  const many = impactOptions.find(({ value }) => value === impact)?.label.toLowerCase()
  const soon = urgencyOptions.find(({ value }) => value === urgency)?.label.toLowerCase()
  return `${many}, ${soon}`
}
