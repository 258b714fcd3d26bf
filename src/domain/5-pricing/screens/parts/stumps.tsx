import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { DayText } from '#web/ui/day-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import type { StumpCheck } from '../../promise-check/contract.ts'

type Known = z.infer<typeof StumpCheck>['known'][number]
type StumpsProps = { stumps: z.infer<typeof StumpCheck>; clientId: string }

/** What nobody knows first, with what would close it; then who knows the rest. */
export function Stumps({ stumps, clientId }: StumpsProps) {
  return (
    <Section
      title="What could stump us"
      aside={<Link to={`/clients/${clientId}`}>What runs there</Link>}
      lead={stumps.says}
    >
      {stumps.stumps.length > 0 && (
        <TimedList
          entries={stumps.stumps.map(({ id, name, closing }) => ({
            id,
            when: <span className="late">nobody</span>,
            what: name,
            under: closing.map((way) => (
              <span key={way} className="under">
                {way}
              </span>
            )),
          }))}
        />
      )}
      <TimedList
        log
        entries={stumps.known.map((one) => ({
          id: one.id,
          when: one.kind,
          what: one.name,
          under: <WhoKnows known={one} />,
        }))}
      />
    </Section>
  )
}

function WhoKnows({ known: { people, partner } }: { known: Known }) {
  const words = people.map(({ personId, name, hasSkill, solved, lastOn }) => (
    <span key={personId}>
      {name}
      {solved > 0 ? `: ${solved} solved` : hasSkill && ': by skill'}
      {lastOn && (
        <>
          , last <DayText day={lastOn} />
        </>
      )}
      {' · '}
    </span>
  ))
  return (
    <>
      {words}
      {partner && `partner ${partner}`}
    </>
  )
}
