import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSession } from '#web/session.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { EstimatesToApprove } from './estimates-to-approve.tsx'
import { HoursLeft } from './hours-left.tsx'
import { LatestInvoices } from './latest-invoices.tsx'
import { OpenTickets } from './open-tickets.tsx'
import { PortalFrame } from './portal-frame.tsx'

/** A client's contact: ask for help first, then what waits, what is open and what there is. */
export function PortalPage() {
  const { name, rights } = useSession()
  const sub = rights?.asks === false && 'You may read here. Your main contact can let you ask for help.'
  return (
    <PortalFrame>
      <PageHead
        title={`What do you need, ${name.split(' ')[0]}?`}
        tab="Help"
        sub={sub}
        actions={
          rights?.asks && (
            <Button variant="filled" component={Link} to="/portal/ask">
              Ask for help
            </Button>
          )
        }
      />
      <EstimatesToApprove />
      <OpenTickets />
      <HoursLeft />
      {rights?.seesMoney && <LatestInvoices />}
    </PortalFrame>
  )
}
