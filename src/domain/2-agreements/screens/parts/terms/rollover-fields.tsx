import { useState } from 'react'
import { CountField } from '#web/ui/count-field.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { AmountField } from './allowance-fields.tsx'
import type { EditedAllowance, EditedRollover } from './edited.ts'

const usualModes = [
  { value: 'none', label: 'Lapses with its period' },
  { value: 'next-only', label: 'Carries into the next period' },
  { value: 'capped', label: 'Carries up to an amount' },
] as const
const otherModes = [
  { value: 'lifetime', label: 'Can be used for so many days' },
  { value: 'pooled', label: 'Pools several periods' },
  { value: 'signed', label: 'Carries everything, debts too' },
] as const
const orders = [
  { value: 'carried-first', label: 'Carried hours first' },
  { value: 'current-first', label: 'The period’s own first' },
] as const

function modeAsUsual(mode: EditedRollover['mode'], order: EditedRollover['order']): EditedRollover {
  if (mode === 'capped') return { mode, cap: 600, order }
  if (mode === 'lifetime') return { mode, days: 90, order }
  if (mode === 'pooled') return { mode, periods: 3, order }
  return { mode, order }
}

type RolloverFieldsProps = {
  value: EditedRollover
  unit: EditedAllowance['unit']
  currency: string
  onChange: (value: EditedRollover) => void
}

/** What becomes of what wasn't used: three ways for everybody, the rest for those who ask. */
export function RolloverFields({ value, unit, currency, onChange }: RolloverFieldsProps) {
  const isUsual = usualModes.some(({ value: mode }) => mode === value.mode) && value.order !== 'current-first'
  const [showsAll, setShowsAll] = useState(!isUsual)
  return (
    <>
      <SelectField
        label="Unused"
        options={showsAll ? [...usualModes, ...otherModes] : usualModes}
        value={value.mode}
        onChange={(mode) => mode && onChange(modeAsUsual(mode, value.order))}
        description={
          showsAll ? undefined : (
            <button type="button" className="word" onClick={() => setShowsAll(true)}>
              Other rules
            </button>
          )
        }
      />
      {value.mode === 'capped' && 'cap' in value && (
        <AmountField
          label="Up to"
          unit={unit}
          currency={currency}
          value={value.cap}
          onChange={(cap) => onChange({ ...value, cap: cap ?? 0 })}
        />
      )}
      {value.mode === 'capped' && 'capBp' in value && (
        <PercentField
          label="Up to a share of it"
          value={value.capBp}
          onChange={(capBp) => onChange({ ...value, capBp: capBp ?? 0 })}
        />
      )}
      {value.mode === 'lifetime' && (
        <CountField
          label="Days"
          value={value.days}
          onChange={(days) => onChange({ ...value, days: days || 1 })}
        />
      )}
      {value.mode === 'pooled' && (
        <CountField
          label="Periods in a pool"
          value={value.periods}
          onChange={(periods) => onChange({ ...value, periods: periods || 1 })}
        />
      )}
      {showsAll && (
        <SelectField
          label="Drawn first"
          options={orders}
          value={value.order ?? 'carried-first'}
          onChange={(order) => onChange({ ...value, order: order ?? undefined })}
        />
      )}
    </>
  )
}
