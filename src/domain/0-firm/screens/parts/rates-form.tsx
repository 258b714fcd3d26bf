import './firm.css'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { firmSentences, type Rates, readRates } from '#firm/rules'
import { sentence } from '#kernel/sentences.ts'
import { api } from '#web/api.ts'
import { Cols } from '#web/ui/cols.tsx'
import { CountField } from '#web/ui/count-field.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { NamedRates } from './named-rates.tsx'
import { PremiumFields } from './premium-fields.tsx'
import { RoundingFields } from './rounding-fields.tsx'
import { TravelFields } from './travel-fields.tsx'

type RatesFormProps = { from: Rates; onDone: () => void }

/** New rates from a day on, beginning with those that hold now. */
export function RatesForm({ from, onDone }: RatesFormProps) {
  const [fromOn, setFromOn] = useState<string | null>(null)
  const [rates, setRates] = useState<Rates>(from)
  const add = useSubmit(api.firm.addRateCard, { said: () => 'The new rates are set.', done: onDone })
  const put = (change: Partial<Rates>) => setRates({ ...rates, ...change })
  const read = readRates(rates)
  const offBecause =
    fromOn === null
      ? 'Say from which day they hold.'
      : read.yes
        ? undefined
        : sentence(read.reason, read.about, firmSentences)
  return (
    <>
      <Section title="From when" lead="Work before that day keeps its list.">
        <Fields>
          <DayField label="First day of the new rates" value={fromOn} onChange={setFromOn} />
        </Fields>
      </Section>
      <Cols>
        <div>
          <Section title="An hour">
            <Fields across={2}>
              <MoneyField
                label="Where nothing else fits"
                value={rates.defaultMinor}
                onChange={(minor) => minor !== null && put({ defaultMinor: minor })}
              />
              <MoneyField
                label="Travel"
                value={rates.travelMinor ?? null}
                onChange={(minor) => put({ travelMinor: minor ?? undefined })}
              />
              <MoneyField
                label="Never below"
                value={rates.floorMinor ?? null}
                onChange={(minor) => put({ floorMinor: minor ?? undefined })}
              />
              <MoneyField
                label="Never above"
                value={rates.ceilingMinor ?? null}
                onChange={(minor) => put({ ceilingMinor: minor ?? undefined })}
              />
            </Fields>
          </Section>
          <NamedRates
            title="By role"
            lead="A person’s role on the rate card says which."
            noun="role"
            rates={rates.roles ?? {}}
            onChange={(roles) => put({ roles })}
          />
          <NamedRates
            title="By kind of work"
            lead="Such as on-site or project: it wins over the role."
            noun="kind of work"
            rates={hourlyOf(rates.workTypes)}
            onChange={(hourly) => put({ workTypes: withHourly(rates.workTypes, hourly) })}
          />
          <Section title="Work that runs over">
            <Fields>
              <CountField
                label="Minutes past closing that are still business hours"
                unit="min"
                value={rates.runOverMinutes ?? 15}
                onChange={(minutes) => put({ runOverMinutes: minutes ?? undefined })}
              />
            </Fields>
          </Section>
          <TravelFields value={rates.travel ?? { kind: 'none' }} onChange={(travel) => put({ travel })} />
        </div>
        <div>
          <PremiumFields value={rates.multipliers ?? {}} onChange={(multipliers) => put({ multipliers })} />
          <RoundingFields value={rates.rounding ?? {}} onChange={(rounding) => put({ rounding })} />
        </div>
      </Cols>
      <Refusal of={add.refusal} />
      <div className="button-row" style={{ marginBottom: 40 }}>
        <PrimaryButton
          busy={add.busy}
          offBecause={offBecause}
          onClick={() => fromOn && add.send({ fromOn, rates: sendable(rates) })}
        >
          Set these rates
        </PrimaryButton>
        <Button onClick={onDone}>Leave it</Button>
      </div>
    </>
  )
}

type WorkTypes = NonNullable<Rates['workTypes']>

const hourlyOf = (types: WorkTypes | undefined): Record<string, number> =>
  Object.fromEntries(
    Object.entries(types ?? {}).flatMap(([type, { rateMinor }]) =>
      rateMinor === undefined ? [] : [[type, rateMinor]],
    ),
  )

/** Rates by kind of work, with the multipliers that kinds have beside them. */
const withHourly = (types: WorkTypes | undefined, hourly: Readonly<Record<string, number>>): WorkTypes => ({
  ...Object.fromEntries(
    Object.entries(types ?? {}).filter(([, { multiplierBp }]) => multiplierBp !== undefined),
  ),
  ...Object.fromEntries(
    Object.entries(hourly).map(([type, rateMinor]) => [type, { ...types?.[type], rateMinor }]),
  ),
})

/** As the API takes it: without what is unset. */
const sendable = (rates: Rates): Rates => JSON.parse(JSON.stringify(rates))
