import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { BillingFields } from '../billing-fields.tsx'
import { BurnFields } from '../burn-fields.tsx'
import type { LinePartProps } from '../edited.ts'

/** What few lines need: weighted hours, a rhythm of billing of its own, days of its own. */
export function MoreOfLine({ line, others, onChange }: LinePartProps) {
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
