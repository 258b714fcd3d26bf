import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { TabsBar } from '#web/ui/tabs-bar.tsx'

type Tab = 'Run' | 'Invoices' | 'Payments' | 'Owed' | 'Reminders' | 'Credits' | 'Deferred'

/** The pages of billing, in the order of the work. */
export function BillingTabs({ here }: { here: Tab }) {
  const waiting = useQuery(
    api.billing.listReminders.queryOptions({ input: { state: 'waiting', pageSize: 1 } }),
  )
  const credits = useQuery(api.billing.creditsAtWork.queryOptions({}))
  const isCrediting = here === 'Credits' || credits.data?.isUsed
  return (
    <TabsBar
      label="Billing"
      current={here}
      views={[
        { name: 'Run', to: '/billing' },
        { name: 'Invoices', to: '/billing/invoices' },
        { name: 'Payments', to: '/billing/payments' },
        { name: 'Owed', to: '/billing/owed' },
        { name: 'Reminders', to: '/billing/reminders', ...(waiting.data && { count: waiting.data.total }) },
        ...(isCrediting
          ? [
              {
                name: 'Credits',
                to: '/billing/credits',
                ...(credits.data && { count: credits.data.waiting }),
              },
            ]
          : []),
        { name: 'Deferred', to: '/billing/deferred' },
      ]}
    />
  )
}
