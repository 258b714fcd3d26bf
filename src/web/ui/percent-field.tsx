import { useManner } from '#web/manner.tsx'
import { FigureField, type FigureFieldProps } from './figure-field.tsx'
import { countText } from './format.ts'
import { readPercent } from './typed-figures.ts'

/** Percent, held as basis points. */
export function PercentField(props: FigureFieldProps) {
  const manner = useManner()
  return (
    <FigureField
      {...props}
      unit="%"
      read={(typed) => readPercent(typed, manner.locale)}
      write={(bp) => countText(bp / 100, manner, bp % 100 === 0 ? 0 : bp % 10 === 0 ? 1 : 2)}
    />
  )
}
