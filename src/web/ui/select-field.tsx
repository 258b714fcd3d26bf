import { Select } from '@mantine/core'
import type { FocusEvent, ReactNode } from 'react'

type SelectFieldProps<Value extends string> = {
  label: ReactNode
  options: readonly { value: Value; label: string }[]
  value?: Value | null
  onChange?: (value: Value | null) => void
  onBlur?: (event: FocusEvent<HTMLInputElement>) => void
  onFocus?: (event: FocusEvent<HTMLInputElement>) => void
  error?: ReactNode
  description?: ReactNode
  placeholder?: string
  disabled?: boolean
  /** May be emptied again. */
  clearable?: boolean
}

const searchFrom = 9

/** One of a few; long lists can be searched by typing. */
export function SelectField<Value extends string>({
  options,
  value,
  onChange,
  clearable,
  ...shown
}: SelectFieldProps<Value>) {
  return (
    <Select
      {...shown}
      data={options.map((option) => ({ ...option }))}
      value={value ?? null}
      onChange={(chosen) => onChange?.(options.find((option) => option.value === chosen)?.value ?? null)}
      searchable={options.length >= searchFrom}
      allowDeselect={clearable ?? false}
      clearable={clearable ?? false}
      nothingFoundMessage="Nothing like that"
    />
  )
}
