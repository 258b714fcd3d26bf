import { Checkbox } from '@mantine/core'
import { Fields } from '#web/ui/fields.tsx'
import { PriceField } from '../../price-field.tsx'
import type { LineOf, LinePartProps } from '../edited.ts'
import { QuantityFields } from '../quantity-fields.tsx'

/** A product or service by its count, and what it costs us. */
export function ItemFields({ line, currency, onChange }: LinePartProps<LineOf<'recurring-item'>>) {
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
