import { Fields } from '#web/ui/fields.tsx'
import { AllowanceFields } from '../allowance-fields.tsx'
import { CoverageFields } from '../coverage-fields.tsx'
import type { LineOf, LinePartProps } from '../edited.ts'
import { OverageFields } from '../overage-fields.tsx'
import { CountedFields } from '../quantity-fields.tsx'
import { RolloverFields } from '../rollover-fields.tsx'

/** An amount that buys an allowance: what it buys, what becomes of the rest, what follows beyond. */
export function RetainerFields({ line, currency, onChange }: LinePartProps<LineOf<'retainer'>>) {
  return (
    <>
      <CountedFields value={line.quantity} onChange={(quantity) => onChange({ ...line, quantity })} />
      <Fields across={3}>
        <AllowanceFields
          value={line.allowance}
          counted={line.quantity?.of}
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
