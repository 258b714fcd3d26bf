import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { publicHolidays } from '#firm/rules'
import { businessCalendar, type CalendarSpec } from '#kernel/business-calendar.ts'
import { sentence } from '#kernel/sentences.ts'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { dayOfInstant } from '#web/ui/format.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { StaleEdit } from '#web/ui/stale-edit.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { HolidayList } from './parts/holiday-list.tsx'
import { HoursEditor } from './parts/hours-editor.tsx'
import { hoursWords } from './parts/hours-words.ts'
import { SpecialDays } from './parts/special-days.tsx'
import { useOffBecause } from './parts/use-off-because.ts'

export function CalendarPage() {
  const id = useParam('id')
  const calendars = useQuery(api.firm.listCalendars.queryOptions())
  if (calendars.isError) throw calendars.error
  if (!calendars.data) return <SkeletonLines rows={8} />
  const calendar = calendars.data.items.find((one) => one.id === id)
  if (!calendar) throw new Error('There is no such calendar.')
  return <CalendarForm key={calendar.id} calendar={calendar} />
}

type Calendar = { id: string; name: string; isDefault: boolean; spec: CalendarSpec; revision: number }

/** Hours, holidays and days of their own; one button keeps them all. */
function CalendarForm({ calendar }: { calendar: Calendar }) {
  const manner = useManner()
  const offBecause = useOffBecause('manage-firm')
  const [name, setName] = useState(calendar.name)
  const [spec, setSpec] = useState<CalendarSpec>(calendar.spec)
  useEffect(() => {
    setName(calendar.name)
    setSpec(calendar.spec)
  }, [calendar])
  const change = useSubmit(api.firm.changeCalendar, {
    said: () => 'Kept. Clocks that run by these hours have moved.',
  })
  const makeDefault = useSubmit(api.firm.makeCalendarDefault, {
    said: () => 'These are the firm’s own hours now.',
  })
  const send = (revision: number) => change.send({ id: calendar.id, name, spec: sendable(spec), revision })
  const read = businessCalendar(spec)
  const isSame = name === calendar.name && JSON.stringify(spec) === JSON.stringify(calendar.spec)
  const why =
    offBecause ??
    (read.yes ? (isSame ? 'Nothing has changed.' : undefined) : sentence(read.reason, read.about))
  const country = useQuery(api.firm.firm.queryOptions()).data?.country ?? ''
  const year = Number(dayOfInstant(new Date(firmNowMs()).toISOString(), manner).slice(0, 4))
  return (
    <>
      <Crumb
        path={[
          ['Firm', '/firm'],
          ['Hours and holidays', '/firm/calendars'],
        ]}
        here={calendar.name}
      />
      <PageHead
        title={calendar.name}
        sub={hoursWords(spec.hours)}
        actions={
          !calendar.isDefault && (
            <Button loading={makeDefault.busy} onClick={() => makeDefault.send({ id: calendar.id })}>
              Make it the firm’s own
            </Button>
          )
        }
      />
      <Cols>
        <Section title="A usual week" aside={spec.timezone}>
          <HoursEditor
            hours={spec.hours}
            off={offBecause !== undefined}
            onChange={(hours) => setSpec({ ...spec, hours })}
          />
          <Fields across={2}>
            <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
            <SelectField
              label="Time zone"
              options={zones(spec.timezone)}
              value={spec.timezone}
              onChange={(timezone) => timezone && setSpec({ ...spec, timezone })}
            />
          </Fields>
        </Section>
        <div>
          <HolidayList
            holidays={spec.holidays ?? []}
            known={(of) => publicHolidays(country, of)}
            year={year}
            off={offBecause !== undefined}
            onChange={(holidays) => setSpec({ ...spec, holidays })}
          />
          <SpecialDays
            days={spec.dateOverrides ?? {}}
            off={offBecause !== undefined}
            onChange={(dateOverrides) => setSpec({ ...spec, dateOverrides })}
          />
        </div>
      </Cols>
      <StaleEdit
        of={change.refusal}
        typed={{ name, spec }}
        names={{ name: 'Name', spec: 'Hours' }}
        show={(field, value) => (field === 'spec' ? specWords(value) : String(value))}
        onKeepMine={send}
        onTakeTheirs={() => {
          setName(calendar.name)
          setSpec(calendar.spec)
          change.forget()
        }}
      />
      {change.refusal?.status !== 409 && <Refusal of={change.refusal ?? makeDefault.refusal} />}
      <PrimaryButton busy={change.busy} offBecause={why} onClick={() => send(calendar.revision)}>
        Keep these hours
      </PrimaryButton>
    </>
  )
}

const specWords = (value: unknown) =>
  typeof value === 'object' && value !== null && 'hours' in value && typeof value.hours === 'object'
    ? hoursWords(value.hours ?? {})
    : ''

/** Tuples as the API takes them. */
const sendable = ({ timezone, hours, weekend, holidays, dateOverrides, breaks }: CalendarSpec) => ({
  timezone,
  hours,
  weekend,
  holidays,
  dateOverrides,
  breaks,
})

const zones = (own: string) =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), own])]
    .sort()
    .map((value) => ({ value, label: value.replaceAll('_', ' ') }))
