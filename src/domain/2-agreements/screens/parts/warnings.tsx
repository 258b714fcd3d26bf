import './agreements.css'
import { Section } from '#web/ui/section.tsx'

/** What is allowed and probably not meant. */
export function Warnings({ of }: { of: readonly { warns: string; sentence: string }[] }) {
  if (of.length === 0) return null
  return (
    <Section
      title={of.length === 1 ? 'One thing to look at' : `${of.length} things to look at`}
      aside="saved all the same"
    >
      <ul className="warnings">
        {of.map(({ sentence }) => (
          <li key={sentence}>
            <span className="risk">{sentence}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
