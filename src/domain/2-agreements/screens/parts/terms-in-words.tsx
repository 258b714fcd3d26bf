import {
  factOfBenefit,
  factOfExclusion,
  factOfObligation,
  factsOfLine,
  factsOfTerms,
  type TermFact,
} from '#agreements/rules'
import { useManner } from '#web/manner.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { moneyText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import type { EditedTerms } from './terms/edited.ts'

/** Terms as people read them: a plan, a draft, a version. */
export function TermsInWords({ terms, currency }: { terms: EditedTerms; currency: string }) {
  const manner = useManner()
  const money = (minor: number) => moneyText(minor, manner, { currency })
  const { benefits = [], exclusions = [], obligations = [] } = terms
  return (
    <>
      {terms.lines.map((line) => (
        <FactsSection key={line.key} title={line.name} facts={factsOfLine(line, money)} />
      ))}
      <FactsSection
        title="Promises"
        facts={benefits.filter(({ kind }) => kind === 'response').map(factOfBenefit)}
      />
      <FactsSection
        title="Benefits"
        facts={benefits.filter(({ kind }) => kind !== 'response').map(factOfBenefit)}
      />
      <FactsSection title="Not covered" facts={exclusions.map(factOfExclusion)} />
      <FactsSection title="The client’s side" facts={obligations.map(factOfObligation)} />
      <FactsSection title="Term" facts={factsOfTerms(terms, money)} />
    </>
  )
}

type FactsSectionProps = { title: string; facts: readonly TermFact[]; phoneOrder?: number }

export function FactsSection({ title, facts, phoneOrder }: FactsSectionProps) {
  if (facts.length === 0) return null
  return (
    <Section title={title} phoneOrder={phoneOrder}>
      <Facts left facts={facts.map(({ fact, says }) => ({ name: fact, value: says }))} />
    </Section>
  )
}
