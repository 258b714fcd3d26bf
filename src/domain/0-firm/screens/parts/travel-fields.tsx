import { Checkbox } from '@mantine/core'
import type { Distance, TravelRule } from '#firm/rules'
import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { NamedRates } from './named-rates.tsx'

type TravelFieldsProps = { value: TravelRule; onChange: (value: TravelRule) => void }

const kinds = [
  { value: 'none', label: 'Not at all' },
  { value: 'hours', label: 'By the hour' },
  { value: 'flat', label: 'A flat amount by zone' },
  { value: 'distance', label: 'By the kilometre' },
] as const
const ways = [
  { value: 'both', label: 'There and back' },
  { value: 'one', label: 'One way' },
] as const

const first: Record<TravelRule['kind'], TravelRule> = {
  none: { kind: 'none' },
  hours: { kind: 'hours', ways: 'both' },
  flat: { kind: 'flat', zones: { A: 0 } },
  distance: { kind: 'distance', perKmMinor: 0 },
}

/** How travel is charged: once a visit, shared between the clients of a trip. */
export function TravelFields({ value, onChange }: TravelFieldsProps) {
  return (
    <Section title="Travel" lead="Charged once a visit, outside the on-site minimum.">
      <Fields across={2}>
        <SelectField
          label="Charged"
          options={kinds}
          value={value.kind}
          onChange={(kind) => kind && onChange(first[kind])}
        />
        {value.kind === 'hours' && (
          <SelectField
            label="Counted"
            options={ways}
            value={value.ways}
            onChange={(counted) => counted && onChange({ ...value, ways: counted })}
          />
        )}
        {value.kind === 'distance' && (
          <DistanceFields value={value} onChange={(distance) => onChange({ ...value, ...distance })} />
        )}
        {value.kind === 'flat' && (
          <DistanceFields
            value={value.beyond ?? { perKmMinor: 0 }}
            beyond
            onChange={(beyond) => onChange({ ...value, beyond })}
          />
        )}
      </Fields>
      {value.kind === 'flat' && (
        <NamedRates
          title="Zones"
          lead="A site says in which zone it lies."
          noun="zone"
          rates={value.zones}
          onChange={(zones) => onChange({ ...value, zones })}
        />
      )}
      {value.kind !== 'none' && (
        <Checkbox
          label="After-hours and emergency premiums are on travel too"
          checked={value.multiplied ?? false}
          onChange={(event) => onChange({ ...value, multiplied: event.currentTarget.checked })}
        />
      )}
    </Section>
  )
}

type DistanceFieldsProps = { value: Distance; beyond?: boolean; onChange: (value: Distance) => void }

function DistanceFields({
  value: { perKmMinor, freeMetres, ways: counted },
  beyond,
  onChange,
}: DistanceFieldsProps) {
  const distance: Distance = { perKmMinor, freeMetres, ways: counted }
  return (
    <>
      <MoneyField
        label={beyond ? 'A kilometre beyond the zones' : 'A kilometre'}
        value={perKmMinor}
        onChange={(minor) => onChange({ ...distance, perKmMinor: minor ?? 0 })}
      />
      <CountField
        label="Free on each way"
        unit="km"
        value={freeMetres === undefined ? null : freeMetres / 1000}
        onChange={(km) => onChange({ ...distance, freeMetres: km === null ? undefined : km * 1000 })}
      />
    </>
  )
}
