import { Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NamedRates } from '#firm/screens/parts/named-rates.tsx'
import { RoundingFields } from '#firm/screens/parts/rounding-fields.tsx'
import { TravelFields } from '#firm/screens/parts/travel-fields.tsx'
import { api } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { WordsField } from '../words-field.tsx'
import { BillingFields } from './billing-fields.tsx'
import type { EditedTerms } from './edited.ts'
import { sendableCalendar, sendableRounding, sendableTravel } from './sendable.ts'

type PartProps = {
  value: EditedTerms
  currency: string
  clientId?: string
  onChange: (value: EditedTerms) => void
}

/** What most agreements leave to the firm: own rates, hours, rounding, travel, billing, and whom it serves. */
export function OtherRulesPart(props: PartProps) {
  const { value, clientId } = props
  const own = [
    value.rates,
    value.calendar,
    value.rounding,
    value.travel,
    value.billing,
    value.scope,
    value.approval,
  ]
  const [isOpen, setIsOpen] = useState(own.some((rule) => rule !== undefined))
  if (!isOpen)
    return (
      <Section
        title="Other rules"
        lead="Own hourly rates, service hours, rounding, travel, billing, sites: the firm’s hold unless said here."
      >
        <button type="button" className="word" onClick={() => setIsOpen(true)}>
          Say something else
        </button>
      </Section>
    )
  return (
    <>
      <RateRules {...props} />
      <Section title="Billing and hours">
        <BillingFields value={value.billing} onChange={(billing) => props.onChange({ ...value, billing })} />
        <HoursRule {...props} />
        <Checkbox
          mt={12}
          label="Uncovered work needs the client’s yes first"
          checked={value.approval?.needed ?? false}
          onChange={(event) =>
            props.onChange({ ...value, approval: event.currentTarget.checked ? { needed: true } : undefined })
          }
        />
        {value.approval?.needed && (
          <Fields across={3}>
            <MoneyField
              label="But not up to"
              currency={props.currency}
              value={value.approval.standingLimitMinor ?? null}
              onChange={(minor) =>
                props.onChange({
                  ...value,
                  approval: { needed: true, standingLimitMinor: minor ?? undefined },
                })
              }
            />
          </Fields>
        )}
      </Section>
      {clientId && <ScopeRule {...props} clientId={clientId} />}
      <RoundingFields
        value={value.rounding ?? {}}
        onChange={(rounding) => props.onChange({ ...value, rounding: sendableRounding(rounding) })}
      />
      {value.travel ? (
        <TravelFields
          value={value.travel}
          onChange={(travel) => props.onChange({ ...value, travel: sendableTravel(travel) })}
        />
      ) : (
        <Section title="Travel" lead="As the firm charges it.">
          <button
            type="button"
            className="word"
            onClick={() => props.onChange({ ...value, travel: { kind: 'none' } })}
          >
            Charge it otherwise
          </button>
        </Section>
      )}
    </>
  )
}

function RateRules({ value, currency, onChange }: PartProps) {
  const rates = value.rates ?? {}
  const put = (next: NonNullable<EditedTerms['rates']>) => {
    const isEmpty = Object.values(next).every(
      (rate) => rate === undefined || (typeof rate === 'object' && Object.keys(rate).length === 0),
    )
    onChange({ ...value, rates: isEmpty ? undefined : next })
  }
  return (
    <>
      <Section title="Hourly rates of its own" aside={currency}>
        <Fields across={3}>
          <MoneyField
            label="An hour"
            currency={currency}
            value={rates.defaultMinor ?? null}
            onChange={(minor) => put({ ...rates, defaultMinor: minor ?? undefined })}
          />
          <MoneyField
            label="Never below"
            currency={currency}
            value={rates.floorMinor ?? null}
            onChange={(minor) => put({ ...rates, floorMinor: minor ?? undefined })}
          />
          <MoneyField
            label="Never above"
            currency={currency}
            value={rates.ceilingMinor ?? null}
            onChange={(minor) => put({ ...rates, ceilingMinor: minor ?? undefined })}
          />
          <DayField
            label="Locked to the list of"
            value={rates.lockedOn ?? null}
            onChange={(lockedOn) => put({ ...rates, lockedOn: lockedOn ?? undefined })}
          />
        </Fields>
      </Section>
      <NamedRates
        title="By role"
        lead="An hour of somebody in this role."
        noun="Role"
        rates={rates.roles ?? {}}
        onChange={(roles) => put({ ...rates, roles })}
      />
      <NamedRates
        title="By kind of work"
        lead="Comes before the rate of the role."
        noun="Kind of work"
        rates={rates.workTypes ?? {}}
        onChange={(workTypes) => put({ ...rates, workTypes })}
      />
    </>
  )
}

/** Which hours tell business from evening: the firm's, or another calendar it keeps. */
function HoursRule({ value, onChange }: PartProps) {
  const calendars = useQuery(api.firm.listCalendars.queryOptions()).data?.items ?? []
  const own = value.calendar && JSON.stringify(value.calendar)
  const current = calendars.find(({ spec }) => JSON.stringify(spec) === own)
  return (
    <Fields across={3}>
      <SelectField
        label="Service hours"
        clearable
        placeholder={value.calendar ? 'Its own, as written' : 'The firm’s'}
        options={calendars.map(({ id, name }) => ({ value: id, label: name }))}
        value={current?.id ?? null}
        onChange={(id) => {
          const spec = calendars.find((calendar) => calendar.id === id)?.spec
          onChange({ ...value, calendar: spec && sendableCalendar(spec) })
        }}
      />
    </Fields>
  )
}

/** Whom it serves besides the one who pays, and at which sites. */
function ScopeRule({ value, clientId, onChange }: PartProps & { clientId: string }) {
  const sites = useQuery(api.clients.get.queryOptions({ input: { clientId } })).data?.sites ?? []
  const clients =
    useQuery(api.clients.list.queryOptions({ input: { pageSize: 200, sort: 'name' } })).data?.items ?? []
  const scope = value.scope ?? {}
  const put = (next: NonNullable<EditedTerms['scope']>) =>
    onChange({ ...value, scope: next.clientIds || next.siteIds || next.assetIds ? next : undefined })
  return (
    <Section title="Whom it serves" lead="The client who pays, at all sites, unless said here.">
      <Fields across={2}>
        <WordsField
          label="Only these sites"
          none="All sites"
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          value={scope.siteIds}
          onChange={(siteIds) => put({ ...scope, siteIds })}
        />
        <WordsField
          label="Also serves"
          none="Nobody else"
          options={clients
            .filter(({ id }) => id !== clientId)
            .map(({ id, name }) => ({ value: id, label: name }))}
          value={scope.clientIds}
          onChange={(clientIds) => put({ ...scope, clientIds })}
        />
      </Fields>
    </Section>
  )
}
