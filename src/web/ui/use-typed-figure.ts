import { useRef, useState } from 'react'
import type { Decision } from '#kernel/decision.ts'
import { type FigureReason, figureSentence } from './typed-figures.ts'

type TypedFigure = {
  value: number | null | undefined
  onChange: ((value: number | null) => void) | undefined
  onBlur: (() => void) | undefined
  read: (typed: string) => Decision<number, FigureReason>
  write: (value: number) => string
}

/**
 * Keeps what a person types as they type it, tells the form the figure it means, and writes it properly on leaving.
 * What can't be read stays in the field with a sentence; the form then holds nothing.
 */
export function useTypedFigure({ value, onChange, onBlur, read, write }: TypedFigure) {
  const written = (figure: number | null | undefined) =>
    figure === null || figure === undefined ? '' : write(figure)
  const told = useRef(value ?? null)
  const [typed, setTyped] = useState(() => written(value))
  const [error, setError] = useState<string>()

  if ((value ?? null) !== told.current) {
    told.current = value ?? null
    setTyped(written(value))
    setError(undefined)
  }

  const tell = (figure: number | null) => {
    told.current = figure
    onChange?.(figure)
  }
  return {
    typed,
    error,
    type: (text: string) => {
      setTyped(text)
      setError(undefined)
      const figure = read(text)
      tell(figure.yes ? figure.value : null)
    },
    leave: () => {
      const figure = read(typed)
      if (figure.yes) setTyped(write(figure.value))
      setError(figure.yes || typed.trim() === '' ? undefined : figureSentence(figure.reason, figure.about))
      onBlur?.()
    },
  }
}
