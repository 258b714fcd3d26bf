import { Checkbox } from '@mantine/core'
import { Fields } from '#web/ui/fields.tsx'
import { HoursField } from '#web/ui/hours-field.tsx'
import { useWorkWords } from '../use-work-words.ts'
import { WordsField } from '../words-field.tsx'
import type { EditedCoverage } from './edited.ts'

type CoverageFieldsProps = { value: EditedCoverage; onChange: (value: EditedCoverage) => void }

export const windowOptions = [
  { value: 'business', label: 'Business hours' },
  { value: 'evening', label: 'Evenings' },
  { value: 'weekend', label: 'Weekends' },
  { value: 'holiday', label: 'Holidays' },
]

/** What a line covers. Each is a test of its own; the one that fails is named to whoever asks. */
export function CoverageFields({ value, onChange }: CoverageFieldsProps) {
  const words = useWorkWords()
  return (
    <>
      <Fields across={2}>
        <WordsField
          label="Covers when"
          options={windowOptions}
          none="At any time"
          value={value.windows}
          onChange={(windows) => onChange({ ...value, windows: windows?.filter(isWindow) })}
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
        <HoursField
          label="On one ticket up to"
          description="Longer work waits for a yes, as a project"
          value={value.sizeMinutes ?? null}
          onChange={(sizeMinutes) => onChange({ ...value, sizeMinutes: sizeMinutes || undefined })}
        />
      </Fields>
      <Checkbox
        label="Emergencies too"
        checked={value.emergencies !== false}
        onChange={(event) =>
          onChange({ ...value, emergencies: event.currentTarget.checked ? undefined : false })
        }
      />
    </>
  )
}

type Window = NonNullable<EditedCoverage['windows']>[number]
export const isWindow = (word: string): word is Window => windowOptions.some(({ value }) => value === word)
