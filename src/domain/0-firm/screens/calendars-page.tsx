import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { hoursWords } from './parts/hours-words.ts'
import { useOffBecause } from './parts/use-off-because.ts'

/** The firm's service calendars: promises run by them, premiums begin where they end. */
export function CalendarsPage() {
  const calendars = useQuery(api.firm.listCalendars.queryOptions())
  if (calendars.isError) throw calendars.error
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Hours and holidays" />
      <PageHead
        title="Hours and holidays"
        sub="Promises run in these hours; work outside them is evening, weekend or holiday."
      />
      <Section title="Calendars" aside="the first is the firm’s own">
        <DataTable
          label="Calendars"
          rows={calendars.data?.items}
          rowKey={(row) => row.id}
          to={(row) => `/firm/calendars/${row.id}`}
          csv={{ name: 'calendars.csv' }}
          columns={[
            {
              id: 'name',
              head: 'Calendar',
              sorts: true,
              value: (row) => row.name,
              cell: (row) => (
                <>
                  {row.name}
                  {row.isDefault && <span className="under">The firm’s own</span>}
                </>
              ),
            },
            { id: 'hours', head: 'Hours', value: (row) => hoursWords(row.spec.hours) },
            { id: 'zone', head: 'Zone', sorts: true, value: (row) => row.spec.timezone },
            {
              id: 'holidays',
              head: 'Holidays',
              align: 'right',
              value: (row) => row.spec.holidays?.length ?? 0,
            },
          ]}
        />
      </Section>
      <AddCalendar zone={calendars.data?.items[0]?.spec.timezone} />
    </>
  )
}

function AddCalendar({ zone }: { zone: string | undefined }) {
  const [open, setOpen] = useState(false)
  const offBecause = useOffBecause('manage-firm')
  const navigate = useNavigate()
  const form = useForm({ initialValues: { name: '' } })
  const add = useSubmit(api.firm.addCalendar, {
    form,
    done: ({ id }) => void navigate({ to: `/firm/calendars/${id}` }),
  })
  if (!open) {
    return (
      <PrimaryButton plain offBecause={offBecause} onClick={() => setOpen(true)}>
        Add a calendar
      </PrimaryButton>
    )
  }
  const always = { timezone: zone ?? 'UTC', hours: { mon: [['00:00', '24:00'] as const] } }
  return (
    <Section
      title="Another calendar"
      lead="For an agreement with hours of its own, such as nights or weekends."
    >
      <form onSubmit={form.onSubmit(({ name }) => add.send({ name, spec: always }))}>
        <Fields>
          <TextInput
            label="Name"
            placeholder="Round the clock"
            required
            autoFocus
            {...form.getInputProps('name')}
          />
        </Fields>
        <Refusal of={add.refusal} />
        <div className="button-row">
          <PrimaryButton type="submit" busy={add.busy}>
            Add it and set its hours
          </PrimaryButton>
          <Button onClick={() => setOpen(false)}>Leave it</Button>
        </div>
      </form>
    </Section>
  )
}
