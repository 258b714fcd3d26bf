import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useManner } from '#web/manner.tsx'
import { useSession } from '#web/session.ts'
import { Cols } from '#web/ui/cols.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { dayOfInstant, dayText } from '#web/ui/format.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { InvoicesToIssue } from './invoices-to-issue.tsx'
import { NextSteps } from './next-steps.tsx'
import { PromisesAboutToBreak } from './promises-about-to-break.tsx'
import { RenewalsInWindow } from './renewals-in-window.tsx'
import { ThisMonth } from './this-month.tsx'
import { VisitsToday } from './visits-today.tsx'

/** What each person must do next: clocks first on a phone, the owner's day in order on a desk. */
export function TodayPage() {
  const { may, name, now } = useSession()
  const manner = useManner()
  const can = (what: string) => may.includes(what)
  if (now === undefined) return <SkeletonLines rows={8} />
  const today = dayOfInstant(now, manner)
  return (
    <>
      <PageHead
        title={dayText(today, manner, 'weekday')}
        tab="Today"
        sub={`What waits for you, ${name.split(' ')[0]}.`}
        actions={
          can('serve') && (
            <Button variant="default" component={Link} to="/desk">
              New ticket
            </Button>
          )
        }
      />
      <Cols shape="wide-left" woven>
        <div>
          {can('win') && <NextSteps today={today} />}
          {can('bill') && <InvoicesToIssue today={today} />}
          {!can('win') && !can('bill') && (
            <Section title="Your day" phoneOrder={9}>
              <EmptyState title="Clocks and visits lead">
                Take what is about to break, then the visits in order. Time is logged on the ticket.
              </EmptyState>
            </Section>
          )}
        </div>
        <div>
          {can('serve') && <PromisesAboutToBreak />}
          {can('serve') && <VisitsToday today={today} />}
          {can('see-agreements') && <RenewalsInWindow />}
          {can('see-revenue') && <ThisMonth />}
        </div>
      </Cols>
    </>
  )
}
