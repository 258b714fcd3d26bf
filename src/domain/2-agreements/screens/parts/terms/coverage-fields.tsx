import { Checkbox } from '@mantine/core'
import { HoursField } from '#web/ui/hours-field.tsx'
import type { EditedCoverage } from './edited.ts'
import { WorkFields } from './work-fields.tsx'

type CoverageFieldsProps = { value: EditedCoverage; onChange: (value: EditedCoverage) => void }

/** What a line covers. Each is a test of its own; the one that fails is named to whoever asks. */
export function CoverageFields({ value, onChange }: CoverageFieldsProps) {
  return (
    <>
      <p className="small soft" style={{ marginTop: 12 }}>
        Covers
      </p>
      <WorkFields
        value={value}
        onChange={(words) => onChange({ ...value, ...words })}
        windows={value.windows}
        onWindows={(windows) => onChange({ ...value, windows })}
      >
        <HoursField
          label="On one ticket up to"
          description="Longer work waits for a yes, as a project"
          value={value.sizeMinutes ?? null}
          onChange={(sizeMinutes) => onChange({ ...value, sizeMinutes: sizeMinutes || undefined })}
        />
      </WorkFields>
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
