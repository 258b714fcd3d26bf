import { PortalInvoicesPage } from '#billing/screens/parts/portal-invoices.tsx'
import { PortalFrame } from './portal-frame.tsx'

/** Billing's list of a client's own invoices, within the portal. */
export function InvoicesPage() {
  return (
    <PortalFrame>
      <PortalInvoicesPage />
    </PortalFrame>
  )
}
