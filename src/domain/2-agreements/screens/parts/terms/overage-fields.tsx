import { MoneyField } from '#web/ui/money-field.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import type { EditedOverage } from './edited.ts'

const overages = [
  { value: 'bill', label: 'Billed by the hour' },
  { value: 'allow', label: 'A share more is let through' },
  { value: 'borrow', label: 'Borrowed from the next period' },
  { value: 'hold', label: 'Held until somebody says yes' },
] as const

type OverageFieldsProps = { value: EditedOverage; currency: string; onChange: (value: EditedOverage) => void }

/** What happens when nothing is left; a rate given here is final. */
export function OverageFields({ value, currency, onChange }: OverageFieldsProps) {
  const { rateMinor } = value
  return (
    <>
      <SelectField
        label="Beyond it"
        options={overages}
        value={value.kind}
        onChange={(kind) =>
          kind && onChange(kind === 'allow' ? { kind, upToBp: 1_000, rateMinor } : { kind, rateMinor })
        }
      />
      {value.kind === 'allow' && (
        <PercentField
          label="Share let through"
          value={value.upToBp}
          onChange={(upToBp) => onChange({ ...value, upToBp: upToBp ?? 0 })}
        />
      )}
      <MoneyField
        label="Overage rate an hour"
        description="Empty: the usual rates"
        currency={currency}
        value={rateMinor ?? null}
        onChange={(minor) => onChange({ ...value, rateMinor: minor ?? undefined })}
      />
    </>
  )
}
