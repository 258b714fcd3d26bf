import type { ReactNode } from 'react'
import { Fields } from '#web/ui/fields.tsx'
import { useWorkWords } from '../use-work-words.ts'
import { WordsField } from '../words-field.tsx'
import type { EditedFilter } from './edited.ts'

type Window = NonNullable<EditedFilter['classes']>[number]
type WorkWords = Pick<EditedFilter, 'categories' | 'workTypes' | 'roles' | 'channels'>

type WorkFieldsProps = {
  value: WorkWords
  onChange: (value: WorkWords) => void
  windows: readonly Window[] | undefined
  onWindows: (windows: Window[] | undefined) => void
  /** More fields beside these. */
  children?: ReactNode
}

const windowOptions = [
  { value: 'business', label: 'Business hours' },
  { value: 'evening', label: 'Evenings' },
  { value: 'weekend', label: 'Weekends' },
  { value: 'holiday', label: 'Holidays' },
]
const isWindow = (word: string): word is Window => windowOptions.some(({ value }) => value === word)

/** Which work is meant: when, what, where, asked how and done by whom; what isn't said doesn't matter. */
export function WorkFields({ value, onChange, windows, onWindows, children }: WorkFieldsProps) {
  const words = useWorkWords()
  return (
    <Fields across={3}>
      <WordsField
        label="When"
        options={windowOptions}
        none="At any time"
        value={windows}
        onChange={(chosen) => onWindows(chosen?.filter(isWindow))}
      />
      <WordsField
        label="Work"
        options={words.categories}
        none="Every category"
        value={value.categories}
        onChange={(categories) => onChange({ ...value, categories })}
      />
      <WordsField
        label="Where and how"
        options={words.workTypes}
        none="Remote, on site, all of it"
        value={value.workTypes}
        onChange={(workTypes) => onChange({ ...value, workTypes })}
      />
      <WordsField
        label="Asked by"
        options={words.channels}
        none="Any channel"
        value={value.channels}
        onChange={(channels) => onChange({ ...value, channels })}
      />
      <WordsField
        label="Done by"
        options={words.roles}
        none="Any role"
        value={value.roles}
        onChange={(roles) => onChange({ ...value, roles })}
      />
      {children}
    </Fields>
  )
}
