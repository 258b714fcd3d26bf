import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { lineKinds } from '#agreements/rules'
import { CountField } from '#web/ui/count-field.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { PriceField } from '../price-field.tsx'
import {
  AllowanceFields,
  AmountField,
  BurnFields,
  OverageFields,
  RolloverFields,
} from './allowance-fields.tsx'
import { BillingFields } from './billing-fields.tsx'
import { CoverageFields } from './coverage-fields.tsx'
import type { EditedLine, FeeLine, LineOf } from './edited.ts'
import { FilterFields } from './filter-fields.tsx'
import { QuantityFields } from './quantity-fields.tsx'

type LinePartProps<Line extends EditedLine = EditedLine> = {
  line: Line
  currency: string
  others: readonly EditedLine[]
  onChange: (line: EditedLine) => void
}

/** One line: what it is called, what it costs, and by its kind what it buys and covers. */
export function LinePart({ onRemove, ...props }: LinePartProps & { onRemove: () => void }) {
  const { line, onChange } = props
  return (
    <fieldset className="term-part">
      <legend>
        {line.name || lineKinds[line.kind]}
        <span className="faint small">{lineKinds[line.kind]}</span>
        <button type="button" className="word small" onClick={onRemove}>
          Remove<span className="unseen"> {line.name}</span>
        </button>
      </legend>
      <Fields across={2}>
        <TextInput
          label="Called"
          description="What the invoice says"
          value={line.name}
          onChange={(event) => onChange({ ...line, name: event.currentTarget.value })}
        />
        <PriceOf {...props} />
      </Fields>
      <KindFields {...props} />
      <MoreOfLine {...props} />
    </fieldset>
  )
}

function PriceOf({ line, currency, onChange }: LinePartProps) {
  if (line.kind === 'discounted-labour')
    return (
      <PercentField
        label="Off an hour"
        value={line.discountBp}
        onChange={(discountBp) => onChange({ ...line, discountBp: discountBp ?? 0 })}
      />
    )
  const per = line.kind === 'block' ? 'for one block' : line.kind === 'one-time' ? 'once' : perWords(line)
  return (
    <PriceField
      label={`Price ${per}`}
      description={line.kind === 'one-time' ? 'A credit has a negative number below' : undefined}
      currency={currency}
      value={line.unitPrice}
      onChange={(unitPrice) => onChange({ ...line, unitPrice: unitPrice ?? '0.00' })}
    />
  )
}

const perWords = (line: FeeLine) => {
  const months = line.billing?.intervalMonths ?? 1
  const period = months === 1 ? 'a month' : months === 12 ? 'a year' : `every ${months} months`
  return line.quantity ? `per ${line.quantity.of} ${period}` : period
}

function KindFields(props: LinePartProps) {
  const { line } = props
  switch (line.kind) {
    case 'fixed-fee':
      return <FixedFeeFields {...props} line={line} />
    case 'retainer':
      return <RetainerFields {...props} line={line} />
    case 'block':
      return <BlockFields {...props} line={line} />
    case 'recurring-item':
      return <ItemFields {...props} line={line} />
    case 'discounted-labour':
      return (
        <FilterFields value={line.where ?? {}} onChange={(where) => props.onChange({ ...line, where })} />
      )
    case 'one-time':
      return <OneTimeFields {...props} line={line} />
  }
}

function FixedFeeFields({ line, currency, onChange }: LinePartProps<LineOf<'fixed-fee'>>) {
  return (
    <>
      <Checkbox
        label="Times a count: users, endpoints, servers, sites"
        checked={line.quantity !== undefined}
        onChange={(event) =>
          onChange({
            ...line,
            quantity: event.currentTarget.checked ? { of: 'user', rule: 'by-day' } : undefined,
          })
        }
      />
      {line.quantity && (
        <QuantityFields value={line.quantity} onChange={(quantity) => onChange({ ...line, quantity })} />
      )}
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
        <CapFields cap={line.cap} currency={currency} onChange={(cap) => onChange({ ...line, cap })} />
      )}
    </>
  )
}

type Cap = NonNullable<LineOf<'fixed-fee'>['cap']>

function CapFields({
  cap,
  currency,
  onChange,
}: {
  cap: Cap
  currency: string
  onChange: (cap: Cap) => void
}) {
  return (
    <Fields across={3}>
      <AllowanceFields
        value={cap.allowance}
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

function RetainerFields({ line, currency, onChange }: LinePartProps<LineOf<'retainer'>>) {
  return (
    <>
      <Fields across={3}>
        <AllowanceFields
          value={line.allowance}
          currency={currency}
          onChange={(allowance) => onChange({ ...line, allowance })}
        />
        <RolloverFields
          value={line.rollover}
          unit={line.allowance.unit}
          currency={currency}
          onChange={(rollover) => onChange({ ...line, rollover })}
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

const usable = [
  { value: 'bought', label: 'At once' },
  { value: 'paid', label: 'Once its invoice is paid' },
] as const
const topUps = [
  { value: 'none', label: 'Nobody' },
  { value: 'offer', label: 'We offer the next one' },
  { value: 'auto', label: 'The next one is bought' },
] as const

function BlockFields({ line, currency, onChange }: LinePartProps<LineOf<'block'>>) {
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

function ItemFields({ line, currency, onChange }: LinePartProps<LineOf<'recurring-item'>>) {
  return (
    <>
      <QuantityFields value={line.quantity} onChange={(quantity) => onChange({ ...line, quantity })} />
      <Fields across={2}>
        <PriceField
          label="Costs us each"
          currency={currency}
          value={line.unitCost}
          onChange={(unitCost) => onChange({ ...line, unitCost })}
        />
      </Fields>
      <Checkbox
        label="Passed on at what the vendor charges"
        checked={line.passThrough ?? false}
        onChange={(event) => onChange({ ...line, passThrough: event.currentTarget.checked || undefined })}
      />
    </>
  )
}

const purposes = [
  { value: 'set-up', label: 'Setting up' },
  { value: 'milestone', label: 'Milestone' },
  { value: 'credit', label: 'Credit' },
  { value: 'other', label: 'Other' },
] as const

function OneTimeFields({ line, onChange }: LinePartProps<LineOf<'one-time'>>) {
  return (
    <Fields across={3}>
      <SelectField
        label="For"
        options={purposes}
        value={line.purpose}
        onChange={(purpose) => purpose && onChange({ ...line, purpose })}
      />
      <CountField
        label="How many"
        description="A credit is −1"
        value={line.quantity ?? 1}
        onChange={(quantity) => onChange({ ...line, quantity: quantity ?? 1 })}
      />
      <DayField
        label="Due on"
        value={line.dueOn}
        onChange={(dueOn) => dueOn && onChange({ ...line, dueOn })}
      />
    </Fields>
  )
}

/** What few lines need: weighted hours, a rhythm of billing of its own, days of its own. */
function MoreOfLine({ line, others, onChange }: LinePartProps) {
  const hasMore =
    ('billing' in line && line.billing) || ('burn' in line && line.burn) || line.startsOn || line.endsOn
  const [isOpen, setIsOpen] = useState(Boolean(hasMore))
  if (!isOpen)
    return (
      <button
        type="button"
        className="word small"
        style={{ margin: '4px 0 12px' }}
        onClick={() => setIsOpen(true)}
      >
        More rules for this line
      </button>
    )
  return (
    <>
      {(line.kind === 'retainer' || line.kind === 'block') && (
        <BurnFields value={line.burn} onChange={(burn) => onChange({ ...line, burn })} />
      )}
      {(line.kind === 'fixed-fee' || line.kind === 'retainer' || line.kind === 'recurring-item') && (
        <>
          <BillingFields
            value={line.billing}
            others={others}
            onChange={(billing) => onChange({ ...line, billing })}
          />
          <Checkbox
            label="Price rises touch it"
            checked={line.escalates !== false}
            onChange={(event) =>
              onChange({ ...line, escalates: event.currentTarget.checked ? undefined : false })
            }
          />
        </>
      )}
      <Fields across={3}>
        <DayField
          label="Holds from"
          value={line.startsOn ?? null}
          onChange={(day) => onChange({ ...line, startsOn: day ?? undefined })}
        />
        <DayField
          label="First day without it"
          value={line.endsOn ?? null}
          onChange={(day) => onChange({ ...line, endsOn: day })}
        />
        <TextInput
          label="Tax code"
          value={line.taxCode ?? ''}
          onChange={(event) => onChange({ ...line, taxCode: event.currentTarget.value || undefined })}
        />
        <TextInput
          label="Account"
          value={line.account ?? ''}
          onChange={(event) => onChange({ ...line, account: event.currentTarget.value || undefined })}
        />
        <TextInput
          label="Key"
          description="Names the line through all versions"
          value={line.key}
          onChange={(event) => onChange({ ...line, key: event.currentTarget.value.trim() })}
        />
      </Fields>
    </>
  )
}
