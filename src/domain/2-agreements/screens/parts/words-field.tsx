import { MultiSelect } from '@mantine/core'
import type { WordOption } from './use-work-words.ts'

type WordsFieldProps = {
  label: string
  options: readonly WordOption[]
  value: readonly string[] | undefined
  onChange: (value: string[] | undefined) => void
  /** What nothing chosen means: 'All categories'. */
  none: string
}

/** Several of a few words; none of them is all of them. */
export function WordsField({ label, options, value = [], onChange, none }: WordsFieldProps) {
  const own = value.filter((word) => !options.some((option) => option.value === word))
  return (
    <MultiSelect
      label={label}
      data={[
        ...options.map((option) => ({ ...option })),
        ...own.map((word) => ({ value: word, label: word })),
      ]}
      value={[...value]}
      onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
      placeholder={value.length === 0 ? none : ''}
      clearable
      hidePickedOptions
    />
  )
}
