import { useForm } from '@mantine/form'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { CountField } from '#web/ui/count-field.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { countOptions, countWords } from './stage-words.ts'

/** What was there from which day on; a fee by count follows it to the day. */
export function CountsSection({ clientId }: { clientId: string }) {
  const list = useListState({ sorts: ['countedOn'], sort: '-countedOn', filters: {}, prefix: 'counts-' })
  const counts = useQuery(
    api.clients.counts.queryOptions({
      input: { ...list.input, clientId, pageSize: 10 },
      placeholderData: keepPreviousData,
    }),
  )
  if (counts.isError) throw counts.error
  return (
    <Section title="Counts" aside="from a day on">
      <DataTable
        label="Counts"
        state={list}
        rows={counts.data?.items}
        total={counts.data?.total ?? 0}
        rowKey={(row) => row.id}
        csv={{ href: list.csvHref(`/clients/${clientId}/counts`) }}
        empty={<p className="soft">Nothing counted yet. Fees by user or endpoint need it.</p>}
        columns={[
          { id: 'countedOn', head: 'From', sorts: true, cell: (row) => <DayText day={row.countedOn} /> },
          { id: 'what', head: 'What', value: (row) => countWords[row.what], phone: 'lead' },
          { id: 'source', head: 'Source', value: (row) => row.source, phone: 'hide' },
          { id: 'count', head: 'Count', align: 'right', value: (row) => row.count },
        ]}
      />
      <AddCount clientId={clientId} />
    </Section>
  )
}

function AddCount({ clientId }: { clientId: string }) {
  const offBecause = useOffBecause('manage-clients')
  const form = useForm<{
    what: 'endpoint' | 'user' | 'server' | 'site'
    count: number | null
    countedOn: string | null
  }>({
    initialValues: { what: 'endpoint', count: null, countedOn: null },
    validate: {
      count: (count) => (count === null ? 'How many?' : null),
      countedOn: (day) => (day === null ? 'From which day on?' : null),
    },
  })
  const add = useSubmit(api.clients.count, { form, done: () => form.reset() })
  return (
    <form
      onSubmit={form.onSubmit(({ what, count, countedOn }) =>
        add.send({ clientId, what, count: count ?? 0, countedOn: countedOn ?? '' }),
      )}
    >
      <Fields across={3}>
        <SelectField label="What" options={countOptions} {...form.getInputProps('what')} />
        <CountField label="Count" {...form.getInputProps('count')} />
        <DayField label="From" {...form.getInputProps('countedOn')} />
      </Fields>
      <Refusal of={add.refusal} />
      <PrimaryButton plain type="submit" busy={add.busy} offBecause={offBecause}>
        Count
      </PrimaryButton>
    </form>
  )
}
