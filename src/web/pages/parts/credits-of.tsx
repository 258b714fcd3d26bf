import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CreditAmount, CreditStanding } from '#billing/screens/parts/credit-standing.tsx'
import { api } from '#web/api.ts'
import { useSession } from '#web/session.ts'
import { DayText } from '#web/ui/day-text.tsx'

type CreditsOfProps = { agreementId: string; ticketId?: never } | { ticketId: string; agreementId?: never }

/** What broken promises of an agreement, or of a ticket, give back; nothing where none broke. */
export function CreditsOf(about: CreditsOfProps) {
  const { may } = useSession()
  const credits = useQuery(
    api.billing.listCredits.queryOptions({
      input: { ...about, sort: '-madeAt', pageSize: 5 },
      enabled: may.includes('see-money'),
    }),
  ).data
  if (!credits || credits.total === 0) return null
  return (
    <table className="ledger dense" style={{ marginBlock: 16 }}>
      <thead>
        <tr>
          <th>Given back for a broken promise</th>
          <th className="n">Credit</th>
          <th>State</th>
        </tr>
      </thead>
      <tbody>
        {credits.items.map((credit) => (
          <tr key={credit.id}>
            <td>
              {about.ticketId === undefined ? (
                <Link to={`/desk/${credit.ticketId}`}>
                  <span className="mono">T-{credit.ticketNumber}</span> {credit.title}
                </Link>
              ) : (
                <Link to={`/agreements/${credit.agreementId}`}>{credit.agreement}</Link>
              )}
              <span className="under">
                <DayText day={credit.monthOn} form="month" />
              </span>
            </td>
            <td className="n">
              <CreditAmount credit={credit} />
            </td>
            <td>
              <CreditStanding credit={credit} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
