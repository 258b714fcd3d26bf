import { TermLine, type TermMark } from '#web/ui/charts/term-line.tsx'
import { Section } from '#web/ui/section.tsx'
import type { AgreementRead } from './agreement.ts'
import { causeWords } from './agreement-words.ts'
import { changesInWords } from './changes-table.tsx'

/** The term on a line: where it began, what changed on the way, when notice is due, what follows. */
export function TermSection({ agreement }: { agreement: AgreementRead }) {
  const { term, versions, inForce, on } = agreement
  if (!term) return null
  const marks: TermMark[] = versions
    .filter(({ effectiveOn }) => effectiveOn >= term.startsOn)
    .map((version) => ({
      on: version.effectiveOn,
      label: `Version ${version.version}`,
      under: short(changesInWords(version.changes)) || causeWords[version.cause],
    }))
  const { noticeFrom, noticeTo } = term
  return (
    <Section title="The term" aside={inForce === null ? undefined : `Version ${inForce} in force`}>
      <TermLine
        startsOn={term.startsOn}
        endsOn={term.endsOn}
        today={on}
        marks={marks}
        noticeWindow={noticeFrom && noticeTo ? { from: noticeFrom, to: noticeTo } : undefined}
        afterwards={term.afterwards || undefined}
      />
    </Section>
  )
}

/** Marks stand close together; what doesn't fit is on the list of versions. */
const short = (words: string) => (words.length > 28 ? `${words.slice(0, 27).trimEnd()}…` : words)
