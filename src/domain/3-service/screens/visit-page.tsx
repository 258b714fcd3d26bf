import './parts/service.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Cols } from '#web/ui/cols.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { dayOfInstant, dayText, instantText } from '#web/ui/format.ts'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { Checklist, type VisitData } from './parts/checklist.tsx'
import { SignOff } from './parts/sign-off.tsx'
import { visitKindWords } from './parts/words.ts'

/** A visit, for a phone at the client's: check in, look at every item, sign off. */
export function VisitPage() {
  const visitId = useParam('id')
  const manner = useManner()
  const { data: visit, error } = useQuery(api.service.visit.queryOptions({ input: { visitId } }))
  if (error) throw error
  if (!visit) return <SkeletonLines rows={8} />
  const when = `${dayText(dayOfInstant(visit.startsAt, manner), manner, 'weekday')}, ${instantText(visit.startsAt, manner, 'time')} to ${instantText(visit.endsAt, manner, 'time')}`
  return (
    <>
      <Crumb path={[['Visits', '/visits']]} here={visit.client} aside={visitKindWords[visit.kind]} />
      <PageHead title={visit.title} sub={`${when}${visit.person ? `, ${visit.person}` : ''}`} />
      {visit.cancelledAt && <p className="late">This visit was cancelled.</p>}
      <Cols shape="wide-left" woven>
        <div>
          <Checklist visit={visit} />
        </div>
        <div>
          <Presence visit={visit} />
          <SignOff visit={visit} />
          <Section title="Where" phoneOrder={4}>
            <Facts
              left
              small
              facts={[
                { name: 'Client', value: <Link to={`/clients/${visit.clientId}`}>{visit.client}</Link> },
                { name: 'Site', value: visit.site ?? 'Main' },
                {
                  name: 'Address',
                  value: visit.address ? (
                    <a
                      href={`https://www.openstreetmap.org/search?query=${encodeURIComponent(visit.address)}`}
                    >
                      {visit.address}
                    </a>
                  ) : (
                    '–'
                  ),
                },
                ...(visit.ticketId
                  ? [
                      {
                        name: 'Ticket',
                        value: <Link to={`/desk/${visit.ticketId}`}>T-{visit.ticketNumber}</Link>,
                      },
                    ]
                  : []),
              ]}
            />
            {!visit.arrivedAt && !visit.cancelledAt && <Cancel visitId={visit.id} />}
          </Section>
        </div>
      </Cols>
    </>
  )
}

/** Check in and out; the ticket of the visit hears of both. */
function Presence({ visit }: { visit: VisitData }) {
  const refresh = [api.service.key()]
  const arrive = useSubmit(api.service.arrive, { refresh })
  const leave = useSubmit(api.service.leave, { refresh })
  if (visit.cancelledAt) return null
  return (
    <section className="pane" style={{ order: 1 }} aria-label="Presence">
      <div className="taps">
        {!visit.arrivedAt && (
          <div className="primary-tap">
            <Button variant="filled" loading={arrive.busy} onClick={() => arrive.send({ visitId: visit.id })}>
              I have arrived
            </Button>
          </div>
        )}
        {visit.arrivedAt && (
          <p>
            Arrived <InstantText at={visit.arrivedAt} form="time" />
            {visit.leftAt && (
              <>
                , left <InstantText at={visit.leftAt} form="time" />
              </>
            )}
            .
          </p>
        )}
        {visit.arrivedAt && !visit.leftAt && (
          <Button loading={leave.busy} onClick={() => leave.send({ visitId: visit.id })}>
            I have left
          </Button>
        )}
      </div>
      <Refusal of={arrive.refusal ?? leave.refusal} />
    </section>
  )
}

function Cancel({ visitId }: { visitId: string }) {
  const cancel = useSubmit(api.service.cancelVisit, { refresh: [api.service.key()] })
  return (
    <ConfirmButton
      question="Cancel this visit?"
      consequence="It leaves the calendar and stays on record."
      yes="Cancel the visit"
      grave
      busy={cancel.busy}
      onYes={() => cancel.sendAndWait({ visitId })}
      inside={<Refusal of={cancel.refusal} />}
    >
      Cancel the visit
    </ConfirmButton>
  )
}
