import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { StateText } from '#billing/screens/parts/state-text.tsx'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { dayText } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'

/** The last few invoices, on paper by one tap. */
export function LatestInvoices() {
  const manner = useManner()
  const invoices = useQuery(
    api.billing.portalInvoices.queryOptions({ input: { sort: '-issuedOn', pageSize: 3 } }),
  )
  if (invoices.isError) throw invoices.error
  const { items = [], total = 0 } = invoices.data ?? {}
  return (
    <Section title="Invoices" aside={total > 0 && <Link to="/portal/invoices">All {total}</Link>}>
      {invoices.data && total === 0 && <p className="soft">Nothing was invoiced yet.</p>}
      <Facts
        facts={items.map(({ id, number, issuedOn, grossMinor, currency, state, daysLate }) => ({
          name: (
            <>
              <a href={`/api/v1/portal/invoices/${id}/pdf`} target="_blank" rel="noreferrer">
                {number}
              </a>
              <span className="under">{dayText(issuedOn, manner)}</span>
            </>
          ),
          value: (
            <>
              <MoneyText minor={grossMinor} currency={currency} />
              <span className="under">
                <StateText state={state} daysLate={daysLate} />
              </span>
            </>
          ),
        }))}
      />
    </Section>
  )
}
