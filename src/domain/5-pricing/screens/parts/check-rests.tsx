import { Cols } from '#web/ui/cols.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { StepList } from '#web/ui/step-list.tsx'
import type { Answer, Check } from './check.ts'

/** The assumptions in words, and what it takes to make the same answer again. */
export function CheckRests({ check, answer }: { check: Check; answer: Answer | null }) {
  return (
    <Cols shape="wide-left">
      <Section title="What it rests on">
        <StepList steps={check.assumptions} />
      </Section>
      <Section title="This check" aside={check.number}>
        <Facts
          facts={[
            { name: 'Offer', value: check.offer },
            { name: 'Endpoints', value: check.endpoints },
            { name: 'From', value: <DayText day={check.startsOn} /> },
            ...(answer ? [{ name: 'Runs', value: `${answer.replications} of ${answer.months} months` }] : []),
            { name: 'Seed', value: check.seed },
            ...(answer ? [{ name: 'Model', value: answer.model }] : []),
            { name: 'Asked', value: <InstantText at={check.madeAt} /> },
            { name: 'By', value: check.cause === 'sent' ? 'sending the proposal' : check.madeBy },
          ]}
        />
      </Section>
    </Cols>
  )
}
