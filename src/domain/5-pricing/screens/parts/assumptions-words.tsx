import { Link } from '@tanstack/react-router'
import { Section } from '#web/ui/section.tsx'
import type { Sheet } from './sheet.ts'

/** What the figures rest on, sentence by sentence; and what a thin history asks for. */
export function AssumptionsWords({ sheet, isEditable }: { sheet: Sheet; isEditable: boolean }) {
  return (
    <Section title="Assumptions, in words" aside={isEditable && <Link to="/firm/pricing">Change</Link>}>
      <ol className="numbered">
        {sheet.assumptions.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      {sheet.advice.map((sentence) => (
        <p key={sentence} className="caption risk">
          {sentence}
        </p>
      ))}
    </Section>
  )
}
