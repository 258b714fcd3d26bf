import { useManner } from '#web/manner.tsx'
import { FigureField, type FigureFieldProps } from './figure-field.tsx'
import { countText } from './format.ts'
import { readDecimal } from './typed-figures.ts'

/** A whole number of things: users, endpoints, days. */
export function CountField({ unit = '', ...props }: FigureFieldProps & { unit?: string }) {
  const manner = useManner()
  return (
    <FigureField
      {...props}
      unit={unit}
      read={(typed) => readDecimal(typed, manner.locale, 0)}
      write={(count) => countText(count, manner)}
    />
  )
}
