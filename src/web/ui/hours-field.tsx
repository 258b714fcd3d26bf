import { useManner } from '#web/manner.tsx'
import { FigureField, type FigureFieldProps } from './figure-field.tsx'
import { hoursText } from './format.ts'
import { readHours } from './typed-figures.ts'

/** '1:30', '1.5' or '90 min', held as minutes. */
export function HoursField(props: FigureFieldProps) {
  const manner = useManner()
  return (
    <FigureField
      {...props}
      unit="h"
      read={(typed) => readHours(typed, manner.locale)}
      write={(minutes) => hoursText(minutes, manner, { bare: true })}
    />
  )
}
