import { Fields } from '#web/ui/fields.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import type { EditedBurn } from './edited.ts'

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
