import { useManner } from '#web/manner.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { moneyText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import type { Replay } from './replay-shape.ts'

const words: [keyof Replay['parts'], string][] = [
  ['coveredMinor', 'Covered by what is paid'],
  ['waivedMinor', 'Premiums waived'],
  ['travelWaivedMinor', 'Travel waived'],
  ['rateSavingMinor', 'Lower hourly rates'],
  ['discountMinor', 'Discount'],
  ['givenAwayMinor', 'Given away'],
  ['excludedMinor', 'Excluded, charged to nobody'],
  ['heldMinor', 'Open: there is no price for it'],
  ['billedMinor', 'Charged on top'],
]

/** What becomes of the work's list value under the offer: a ledger that adds up to it. */
export function ListValue({ replay: { parts, currency, offer } }: { replay: Replay }) {
  const manner = useManner()
  const money = (minor: number) => moneyText(minor, manner, { currency })
  const shown = words.filter(([name]) => parts[name] !== 0)
  return (
    <Section title="What becomes of the work’s list value" aside={`under ${offer}`}>
      <Facts
        facts={[
          ...shown.map(([name, label]) => ({ name: label, value: money(parts[name]) })),
          { name: 'All the work at list', value: money(parts.listMinor), sum: true },
        ]}
      />
    </Section>
  )
}
