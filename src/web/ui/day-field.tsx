import { TextInput } from '@mantine/core'
import type { FocusEvent, ReactNode } from 'react'

type DayFieldProps = {
  label: ReactNode
  value?: string | null
  onChange?: (day: string | null) => void
  onBlur?: (event: FocusEvent<HTMLInputElement>) => void
  onFocus?: (event: FocusEvent<HTMLInputElement>) => void
  error?: ReactNode
  description?: ReactNode
  /** First and last day that can be chosen, 'YYYY-MM-DD'. */
  min?: string
  max?: string
  disabled?: boolean
}

/** A day in the browser's own calendar, held as 'YYYY-MM-DD'. */
export function DayField({ value, onChange, ...shown }: DayFieldProps) {
  return (
    <TextInput
      {...shown}
      type="date"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.currentTarget.value || null)}
    />
  )
}
