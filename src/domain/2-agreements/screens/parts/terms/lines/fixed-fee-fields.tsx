import { Checkbox } from '@mantine/core'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { AllowanceFields } from '../allowance-fields.tsx'
import { CoverageFields } from '../coverage-fields.tsx'
import type { LineOf, LinePartProps } from '../edited.ts'
import { OverageFields } from '../overage-fields.tsx'
import { CountedFields } from '../quantity-fields.tsx'
import { RolloverFields } from '../rollover-fields.tsx'

/** An amount for covered work: for each of a count where it is by count, capped where hours are included. */
export function FixedFeeFields({ line, currency, onChange }: LinePartProps<LineOf<'fixed-fee'>>) {
  return (
    <>
      <CountedFields value={line.quantity} onChange={(quantity) => onChange({ ...line, quantity })} />
      <Fields across={2}>
        <MoneyField
          label="At least a period"
          currency={currency}
          value={line.minimumMinor ?? null}
          onChange={(minor) => onChange({ ...line, minimumMinor: minor ?? undefined })}
        />
      </Fields>
      <CoverageFields value={line.covers ?? {}} onChange={(covers) => onChange({ ...line, covers })} />
      <Checkbox
        mt={12}
        label="Only so many hours are included each period"
        checked={line.cap !== undefined}
        onChange={(event) =>
          onChange({
            ...line,
            cap: event.currentTarget.checked
              ? { allowance: { unit: 'minutes', amount: 600 }, overage: { kind: 'bill' } }
              : undefined,
          })
        }
      />
      {line.cap && (
        <CapFields
          cap={line.cap}
          counted={line.quantity?.of}
          currency={currency}
          onChange={(cap) => onChange({ ...line, cap })}
        />
      )}
    </>
  )
}

type Cap = NonNullable<LineOf<'fixed-fee'>['cap']>

type CapFieldsProps = {
  cap: Cap
  counted: string | undefined
  currency: string
  onChange: (cap: Cap) => void
}

function CapFields({ cap, counted, currency, onChange }: CapFieldsProps) {
  return (
    <Fields across={3}>
      <AllowanceFields
        value={cap.allowance}
        counted={counted}
        currency={currency}
        onChange={(allowance) => onChange({ ...cap, allowance })}
      />
      <RolloverFields
        value={cap.rollover ?? { mode: 'none' }}
        unit={cap.allowance.unit}
        currency={currency}
        onChange={(rollover) => onChange({ ...cap, rollover })}
      />
      <OverageFields
        value={cap.overage}
        currency={currency}
        onChange={(overage) => onChange({ ...cap, overage })}
      />
    </Fields>
  )
}
