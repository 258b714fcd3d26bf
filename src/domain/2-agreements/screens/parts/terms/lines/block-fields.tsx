import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { AllowanceFields, AmountField } from '../allowance-fields.tsx'
import { CoverageFields } from '../coverage-fields.tsx'
import type { LineOf, LinePartProps } from '../edited.ts'
import { OverageFields } from '../overage-fields.tsx'

const usable = [
  { value: 'bought', label: 'At once' },
  { value: 'paid', label: 'Once its invoice is paid' },
] as const
const topUps = [
  { value: 'none', label: 'Nobody' },
  { value: 'offer', label: 'We offer the next one' },
  { value: 'auto', label: 'The next one is bought' },
] as const

/** Hours bought in advance: how long they last, and who buys the next ones. */
export function BlockFields({ line, currency, onChange }: LinePartProps<LineOf<'block'>>) {
  const { allowance, topUp } = line
  return (
    <>
      <Fields across={3}>
        <AllowanceFields
          value={allowance}
          currency={currency}
          onChange={(next) => onChange({ ...line, allowance: next })}
        />
        <CountField
          label="Can be used for"
          unit="months"
          description="Empty: without end"
          value={line.lifetimeMonths ?? null}
          onChange={(lifetimeMonths) => onChange({ ...line, lifetimeMonths: lifetimeMonths || null })}
        />
        <SelectField
          label="Can be used"
          options={usable}
          value={line.usableWhen ?? 'bought'}
          onChange={(usableWhen) => usableWhen && onChange({ ...line, usableWhen })}
        />
        <SelectField
          label="When it runs low"
          options={topUps}
          value={topUp?.kind ?? 'none'}
          onChange={(kind) =>
            onChange({
              ...line,
              topUp: kind && kind !== 'none' ? { kind, atUnits: topUp?.atUnits ?? 180 } : undefined,
            })
          }
        />
        {topUp && (
          <AmountField
            label="Low is"
            unit={allowance.unit}
            currency={currency}
            value={topUp.atUnits}
            onChange={(atUnits) => onChange({ ...line, topUp: { ...topUp, atUnits: atUnits ?? 0 } })}
          />
        )}
        <CountField
          label="Bought again every"
          unit="months"
          description="Empty: once"
          value={line.everyMonths ?? null}
          onChange={(everyMonths) => onChange({ ...line, everyMonths: everyMonths || undefined })}
        />
        <OverageFields
          value={line.overage}
          currency={currency}
          onChange={(overage) => onChange({ ...line, overage })}
        />
      </Fields>
      <CoverageFields value={line.covers ?? {}} onChange={(covers) => onChange({ ...line, covers })} />
    </>
  )
}
