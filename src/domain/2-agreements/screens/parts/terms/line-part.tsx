import { TextInput } from '@mantine/core'
import { lineKinds } from '#agreements/rules'
import { Fields } from '#web/ui/fields.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { PriceField } from '../price-field.tsx'
import type { FeeLine, LinePartProps } from './edited.ts'
import { FilterFields } from './filter-fields.tsx'
import { BlockFields } from './lines/block-fields.tsx'
import { FixedFeeFields } from './lines/fixed-fee-fields.tsx'
import { ItemFields } from './lines/item-fields.tsx'
import { MoreOfLine } from './lines/more-of-line.tsx'
import { OneTimeFields } from './lines/one-time-fields.tsx'
import { RetainerFields } from './lines/retainer-fields.tsx'

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
