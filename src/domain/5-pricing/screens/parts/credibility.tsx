import { useManner } from '#web/manner.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { countText, hoursText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { ShareText } from '#web/ui/share-text.tsx'
import { bpOf, type Sheet } from './sheet.ts'

/** Own history against the book, and every assumption in words. */
export function Credibility({ sheet }: { sheet: Sheet }) {
  const manner = useManner()
  const rate = (value: number | null) => (value === null ? '–' : countText(value, manner, 2))
  return (
    <Section
      title="How it was reckoned"
      aside={sheet.book.source === 'book' ? 'your own book' : 'assumed, no book yet'}
    >
      <Facts
        facts={[
          { name: 'This client, tickets per endpoint and month', value: rate(sheet.ownRate) },
          { name: 'The book', value: rate(sheet.bookRate) },
          { name: 'Weight of own history', value: <ShareText bp={bpOf(sheet.z)} /> },
          { name: 'Taken', value: rate(sheet.rate), sum: true },
          { name: 'Hours per ticket', value: hoursText(Math.round(sheet.hoursPerTicket * 60), manner) },
          { name: 'Emergencies among tickets', value: <ShareText bp={bpOf(sheet.book.emergencyShare)} /> },
        ]}
      />
      {sheet.assumptions.map((sentence) => (
        <p key={sentence} className="caption">
          {sentence}
        </p>
      ))}
      {sheet.advice.map((sentence) => (
        <p key={sentence} className="caption risk">
          {sentence}
        </p>
      ))}
    </Section>
  )
}
