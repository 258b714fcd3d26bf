import '../agreements.css'
import { Button, Menu } from '@mantine/core'
import { Section } from '#web/ui/section.tsx'
import { kindOptions } from '../agreement-words.ts'
import { useToday } from '../use-today.ts'
import { BenefitsPart } from './benefits-part.tsx'
import { type EditedTerms, replaced, without } from './edited.ts'
import { ExclusionsPart } from './exclusions-part.tsx'
import { LinePart } from './line-part.tsx'
import { newLine } from './new-line.ts'
import { ObligationsPart } from './obligations-part.tsx'
import { OtherRulesPart } from './other-rules-part.tsx'
import { PromisesPart } from './promises-part.tsx'
import { TermRulesPart } from './term-rules-part.tsx'

type TermsEditorProps = {
  value: EditedTerms
  onChange: (value: EditedTerms) => void
  currency: string
  /** Whose agreement it is; none for a plan. */
  clientId?: string
}

/** Everything that can be agreed, from what is paid to what happens at the end. */
export function TermsEditor({ value, onChange, currency, clientId }: TermsEditorProps) {
  return (
    <>
      <LinesPart value={value} onChange={onChange} currency={currency} />
      <ExclusionsPart
        value={value.exclusions ?? []}
        clientId={clientId}
        onChange={(exclusions) => onChange({ ...value, exclusions })}
      />
      <PromisesPart value={value.benefits ?? []} onChange={(benefits) => onChange({ ...value, benefits })} />
      <BenefitsPart value={value.benefits ?? []} onChange={(benefits) => onChange({ ...value, benefits })} />
      <ObligationsPart
        value={value.obligations ?? []}
        onChange={(obligations) => onChange({ ...value, obligations })}
      />
      <TermRulesPart value={value} currency={currency} onChange={onChange} />
      <OtherRulesPart value={value} currency={currency} clientId={clientId} onChange={onChange} />
    </>
  )
}

function LinesPart({ value, onChange, currency }: TermsEditorProps) {
  const today = useToday()
  const { lines } = value
  return (
    <Section title="Lines" aside={currency} lead="What is paid, and what that buys.">
      {lines.map((line, at) => (
        <LinePart
          // biome-ignore lint/suspicious/noArrayIndexKey: the key of a line can be typed
          key={at}
          line={line}
          currency={currency}
          others={without(lines, at)}
          onChange={(next) => onChange({ ...value, lines: replaced(lines, at, next) })}
          onRemove={() => onChange({ ...value, lines: without(lines, at) })}
        />
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button mt={12}>Add a line</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {kindOptions.map(({ value: kind, label }) => (
            <Menu.Item
              key={kind}
              onClick={() => onChange({ ...value, lines: [...lines, newLine(kind, lines, today)] })}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Section>
  )
}
