import type { Rates } from '#firm/rules'
import { Fields } from '#web/ui/fields.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { multiplierNames } from './rate-words.ts'

type Multipliers = NonNullable<Rates['multipliers']>
type PremiumFieldsProps = { value: Multipliers; onChange: (value: Multipliers) => void }

const names = ['evening', 'weekend', 'holiday', 'emergency'] as const

/** What work out of hours and in an emergency costs more: 50 % is time and a half. */
export function PremiumFields({ value, onChange }: PremiumFieldsProps) {
  return (
    <Section title="Premiums" lead="On top of the hour; where several apply, only the largest counts.">
      <Fields across={2}>
        {names.map((name) => (
          <PercentField
            key={name}
            label={multiplierNames[name]}
            value={(value[name] ?? 10_000) - 10_000}
            onChange={(bp) => onChange({ ...value, [name]: 10_000 + (bp ?? 0) })}
          />
        ))}
      </Fields>
    </Section>
  )
}
