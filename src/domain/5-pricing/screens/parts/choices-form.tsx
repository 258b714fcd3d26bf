import { Select } from '@mantine/core'
import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import type { ChosenFigures } from '../price-sheet-page.tsx'
import type { Sheet } from './sheet.ts'

const chances = [0.05, 0.1, 0.15, 0.2, 0.3]

/** What may be changed; each change asks for the sheet again. What is left alone comes from the firm's rows. */
export function ChoicesForm({
  sheet,
  chosen,
  onChange,
}: {
  sheet: Sheet | undefined
  chosen: ChosenFigures
  onChange: (chosen: ChosenFigures) => void
}) {
  const used = sheet?.choices
  const choose = (change: ChosenFigures) => onChange({ ...chosen, ...change })
  return (
    <Fields across={2}>
      <CountField
        label="Endpoints"
        value={chosen.endpoints ?? used?.endpoints ?? null}
        onChange={(endpoints) => choose({ endpoints: endpoints ?? undefined })}
      />
      <Select
        label="Chance of a loss we accept"
        data={chances.map((chance) => ({
          value: String(chance),
          label: `${chance * 100} % · one year in ${Math.round(1 / chance)}`,
        }))}
        value={String(chosen.chanceOfLoss ?? 0.1)}
        allowDeselect={false}
        onChange={(value) => value && choose({ chanceOfLoss: Number(value) })}
      />
      <MoneyField
        label="What an hour costs us"
        value={chosen.costPerHourMinor ?? used?.costPerHourMinor ?? null}
        onChange={(costPerHourMinor) => choose({ costPerHourMinor: costPerHourMinor ?? undefined })}
      />
      <MoneyField
        label="What an hour costs at list"
        value={chosen.hourlyRateMinor ?? used?.hourlyRateMinor ?? null}
        onChange={(hourlyRateMinor) => choose({ hourlyRateMinor: hourlyRateMinor ?? undefined })}
      />
    </Fields>
  )
}
