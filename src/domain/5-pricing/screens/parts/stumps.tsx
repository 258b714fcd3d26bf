import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { DayText } from '#web/ui/day-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import type { StumpCheck } from '../../promise-check/contract.ts'

type Unknown = z.infer<typeof StumpCheck>['stumps'][number]
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
      <TimedList log entries={[...stumps.stumps.map(unknownEntry), ...stumps.known.map(knownEntry)]} />
    </Section>
  )
}

const unknownEntry = ({ id, name, closing }: Unknown) => ({
  id,
  when: <span className="late">nobody</span>,
  what: name,
  under: closing.map((way) => (
    <span key={way} className="under">
      {way}
    </span>
  )),
})

const knownEntry = (one: Known) => ({
  id: one.id,
  when: one.kind,
  what: one.name,
  under: <WhoKnows known={one} />,
})

function WhoKnows({ known: { people, partner } }: { known: Known }) {
  const lines = people.map(({ personId, name, hasSkill, solved, lastOn }) => (
    <span key={personId} className="under">
      {name}
      {solved > 0 ? `: ${solved} solved` : hasSkill && ': by skill'}
      {lastOn && (
        <>
          , last <DayText day={lastOn} />
        </>
      )}
    </span>
  ))
  return (
    <>
      {lines}
      {partner && <span className="under">partner {partner}</span>}
    </>
  )
}
