import { Button, Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { type EditedBenefit, replaced, without } from './edited.ts'
import { OptionalFilter } from './filter-fields.tsx'

type BenefitsPartProps = { value: readonly EditedBenefit[]; onChange: (value: EditedBenefit[]) => void }

const starts: { name: string; benefit: EditedBenefit }[] = [
  { name: 'Proactive visits', benefit: { kind: 'proactive-visits', visits: 1, everyMonths: 3 } },
  { name: 'Discount on hours', benefit: { kind: 'hourly-discount', bp: 1_000 } },
  { name: 'After-hours premium waived', benefit: { kind: 'after-hours-premium', bp: 10_000 } },
  { name: 'Emergency premium waived', benefit: { kind: 'emergency-premium', bp: 10_000 } },
  { name: 'Travel waived', benefit: { kind: 'travel-waived', bp: 10_000 } },
  { name: 'Place in the queue', benefit: { kind: 'queue-priority', rank: 1 } },
  {
    name: 'Credit for a broken promise',
    benefit: { kind: 'service-credit', bpOfMonthlyFee: 500, capBp: 2_000 },
  },
]
const nameOf = (benefit: EditedBenefit) =>
  starts.find((start) => start.benefit.kind === benefit.kind)?.name ?? ''

/** What the client has besides: each changes a rule, none is only a sentence. */
export function BenefitsPart({ value, onChange }: BenefitsPartProps) {
  return (
    <Section title="Benefits" lead="Each one changes how work is priced or queued.">
      {value.map(
        (benefit, at) =>
          benefit.kind !== 'response' && (
            // biome-ignore lint/suspicious/noArrayIndexKey: benefits of one kind differ by their place only
            <fieldset className="term-part" key={at}>
              <legend>
                {nameOf(benefit)}
                <button type="button" className="word small" onClick={() => onChange(without(value, at))}>
                  Remove<span className="unseen"> {nameOf(benefit)}</span>
                </button>
              </legend>
              <BenefitFields value={benefit} onChange={(next) => onChange(replaced(value, at, next))} />
            </fieldset>
          ),
      )}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button mt={12}>Give something</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {starts.map(({ name, benefit }) => (
            <Menu.Item key={name} onClick={() => onChange([...value, benefit])}>
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Section>
  )
}

type BenefitFieldsProps = { value: EditedBenefit; onChange: (value: EditedBenefit) => void }

function BenefitFields({ value, onChange }: BenefitFieldsProps): ReactNode {
  switch (value.kind) {
    case 'proactive-visits':
      return (
        <Fields across={2}>
          <CountField
            label="Visits"
            value={value.visits}
            onChange={(visits) => onChange({ ...value, visits: visits || 1 })}
          />
          <CountField
            label="Every"
            unit="months"
            value={value.everyMonths}
            onChange={(months) => onChange({ ...value, everyMonths: months || 1 })}
          />
        </Fields>
      )
    case 'queue-priority':
      return (
        <Fields across={2}>
          <CountField
            label="Rank, 1 is first"
            value={value.rank}
            onChange={(rank) => onChange({ ...value, rank: rank || 1 })}
          />
        </Fields>
      )
    case 'travel-waived':
      return (
        <Fields across={2}>
          <PercentField
            label="Waived"
            value={value.bp}
            onChange={(bp) => onChange({ ...value, bp: bp ?? 0 })}
          />
        </Fields>
      )
    case 'service-credit':
      return (
        <Fields across={2}>
          <PercentField
            label="Of the month’s fee, each"
            value={value.bpOfMonthlyFee}
            onChange={(bp) => onChange({ ...value, bpOfMonthlyFee: bp ?? 0 })}
          />
          <PercentField
            label="At most"
            value={value.capBp}
            onChange={(bp) => onChange({ ...value, capBp: bp ?? 0 })}
          />
        </Fields>
      )
    case 'response':
      return null
    default:
      return (
        <>
          <Fields across={2}>
            <PercentField
              label={value.kind === 'hourly-discount' ? 'Off an hour' : 'Of the premium waived'}
              value={value.bp}
              onChange={(bp) => onChange({ ...value, bp: bp ?? 0 })}
            />
          </Fields>
          <OptionalFilter value={value.where} onChange={(where) => onChange({ ...value, where })} />
        </>
      )
  }
}
