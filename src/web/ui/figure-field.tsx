import './fields.css'
import { TextInput } from '@mantine/core'
import type { FocusEvent, ReactNode } from 'react'
import type { Decision } from '#kernel/decision.ts'
import type { FigureReason } from './typed-figures.ts'
import { useTypedFigure } from './use-typed-figure.ts'

/** What `form.getInputProps('fee')` gives, and what every field shows. */
export type FigureFieldProps = {
  label: ReactNode
  value?: number | null
  onChange?: (value: number | null) => void
  onBlur?: (event?: FocusEvent<HTMLInputElement>) => void
  onFocus?: (event?: FocusEvent<HTMLInputElement>) => void
  error?: ReactNode
  description?: ReactNode
  placeholder?: string
  disabled?: boolean
  autoFocus?: boolean
}

type Reading = {
  read: (typed: string) => Decision<number, FigureReason>
  write: (value: number) => string
  /** '€', 'h', '%': stands at the right end of the field. */
  unit: string
}

export function FigureField({
  value,
  onChange,
  onBlur,
  error,
  read,
  write,
  unit,
  ...shown
}: FigureFieldProps & Reading) {
  const figure = useTypedFigure({ value, onChange, onBlur, read, write })
  return (
    <TextInput
      {...shown}
      className="figure-field"
      inputMode="decimal"
      autoComplete="off"
      value={figure.typed}
      onChange={(event) => figure.type(event.currentTarget.value)}
      onBlur={figure.leave}
      error={figure.error ?? error}
      rightSection={<span className="unit">{unit}</span>}
      rightSectionWidth={unit.length * 9 + 16}
      rightSectionPointerEvents="none"
    />
  )
}
