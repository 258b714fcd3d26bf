import { useQuery } from '@tanstack/react-query'
import { UnitsText } from '#agreements/screens/parts/units-text.tsx'
import { api } from '#web/api.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Section } from '#web/ui/section.tsx'

const stateWords = { signed: 'begins', active: 'since', suspended: 'paused, since' } as const

/** What was signed, and what is left of what was bought ahead. */
export function HoursLeft() {
  const agreements = useQuery(api.agreements.portalAgreements.queryOptions())
  if (agreements.isError) throw agreements.error
  const items = agreements.data?.items ?? []
  return items.map(({ id, number, name, state, startsOn, lastDay, currency, lots }) => (
    <Section
      key={id}
      title={name}
      aside={
        <>
          {number}, {stateWords[state]} <DayText day={startsOn} />
          {lastDay && (
            <>
              {' '}
              until <DayText day={lastDay} />
            </>
          )}
        </>
      }
      lead={lots.length > 0 && 'As last booked: work since your last invoice is not taken off yet.'}
    >
      {lots.length > 0 && (
        <Facts
          facts={lots.map((lot) => ({
            name: (
              <>
                {lot.line}
                {lot.usableTo && (
                  <span className="under">
                    until <DayText day={lot.usableTo} />
                  </span>
                )}
              </>
            ),
            value: (
              <>
                <UnitsText unit={lot.unit} units={lot.left} currency={currency} /> left of{' '}
                <UnitsText unit={lot.unit} units={lot.granted} currency={currency} />
              </>
            ),
          }))}
        />
      )}
    </Section>
  ))
}
