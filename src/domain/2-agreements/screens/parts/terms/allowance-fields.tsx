import { useState } from 'react'
import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { HoursField } from '#web/ui/hours-field.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import type { EditedAllowance, EditedBurn, EditedOverage, EditedRollover } from './edited.ts'

const units = [
  { value: 'minutes', label: 'Hours' },
  { value: 'money', label: 'Money' },
  { value: 'visits', label: 'Visits' },
  { value: 'incidents', label: 'Incidents' },
] as const

type AmountFieldProps = {
  label: string
  unit: EditedAllowance['unit']
  currency: string
  value: number | null
  onChange: (value: number | null) => void
}

/** An amount of what is granted, typed as people say it. */
export function AmountField({ unit, currency, ...props }: AmountFieldProps) {
  if (unit === 'minutes') return <HoursField {...props} />
  if (unit === 'money') return <MoneyField {...props} currency={currency} />
  return <CountField {...props} />
}

type AllowanceFieldsProps = {
  value: EditedAllowance
  currency: string
  onChange: (value: EditedAllowance) => void
}

export function AllowanceFields({ value, currency, onChange }: AllowanceFieldsProps) {
  return (
    <>
      <SelectField
        label="Buys"
        options={units}
        value={value.unit}
        onChange={(unit) =>
          unit && onChange({ ...value, unit, amount: unit === value.unit ? value.amount : 0 })
        }
      />
      <AmountField
        label="How much"
        unit={value.unit}
        currency={currency}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount: amount ?? 0 })}
      />
    </>
  )
}

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

const classes = ['evening', 'weekend', 'holiday', 'emergency'] as const
const classNames = { evening: 'Evening', weekend: 'Weekend', holiday: 'Holiday', emergency: 'Emergency' }

type BurnFieldsProps = { value: EditedBurn | undefined; onChange: (value: EditedBurn | undefined) => void }

/** Hours that count more than once: 50 % more draws 90 minutes for 60. */
export function BurnFields({ value = {}, onChange }: BurnFieldsProps) {
  const put = (name: (typeof classes)[number], bp: number | null) => {
    const burn = { ...value, [name]: bp ? 10_000 + bp : undefined }
    onChange(Object.values(burn).some((weight) => weight !== undefined) ? burn : undefined)
  }
  return (
    <Fields across={2}>
      {classes.map((name) => (
        <PercentField
          key={name}
          label={`${classNames[name]} counts more by`}
          value={value[name] === undefined ? null : value[name] - 10_000}
          onChange={(bp) => put(name, bp)}
        />
      ))}
    </Fields>
  )
}
