import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { firmSentences, mayTax, type TaxCategory, taxCategories } from '#firm/rules'
import { sentence } from '#kernel/sentences.ts'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { useOffBecause } from './parts/use-off-because.ts'

type Tax = { key: string; name: string; category: TaxCategory; percent: string; fromOn: string }
const fromTheStart = '1970-01-01'

/** The tax codes with the days they hold from. Invoices keep the rate they were issued with. */
export function TaxesPage() {
  const taxes = useQuery(api.firm.listTaxCodes.queryOptions())
  const [edited, setEdited] = useState<Tax>()
  const offBecause = useOffBecause('manage-firm')
  if (taxes.isError) throw taxes.error
  const empty: Tax = { key: '', name: '', category: 'S', percent: '', fromOn: '' }
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Taxes" />
      <PageHead
        title="Taxes"
        sub="A new rate is a new row from a day on. Issued invoices keep theirs."
        actions={
          !edited && (
            <PrimaryButton offBecause={offBecause} onClick={() => setEdited(empty)}>
              Add a code
            </PrimaryButton>
          )
        }
      />
      {edited && (
        <TaxForm key={`${edited.key} ${edited.fromOn}`} tax={edited} onDone={() => setEdited(undefined)} />
      )}
      <Section title="Codes" aside="per cent of the net amount">
        <DataTable
          label="Tax codes"
          rows={taxes.data?.items}
          rowKey={(row) => `${row.key} ${row.fromOn}`}
          csv={{ name: 'tax-codes.csv' }}
          columns={[
            {
              id: 'name',
              head: 'Name',
              sorts: true,
              value: (row) => row.name,
              cell: (row) => (
                <>
                  {row.name}
                  <span className="under">{row.key}</span>
                </>
              ),
              phone: 'lead',
            },
            { id: 'category', head: 'Category', value: (row) => row.says },
            {
              id: 'from',
              head: 'From',
              sorts: true,
              value: (row) => row.fromOn,
              cell: (row) => (row.fromOn === fromTheStart ? 'the start' : <DayText day={row.fromOn} />),
            },
            { id: 'now', head: 'Today', value: (row) => (row.isInForce ? 'in force' : '') },
            {
              id: 'percent',
              head: 'Rate',
              align: 'right',
              value: (row) => Number(row.percent),
              cell: (row) => row.percent,
            },
            {
              id: 'act',
              head: '',
              align: 'right',
              phone: 'act',
              cell: (row) =>
                !offBecause && (
                  <span className="nowrap">
                    <button type="button" className="word" onClick={() => setEdited(row)}>
                      Correct
                    </button>
                    {' · '}
                    <button type="button" className="word" onClick={() => setEdited({ ...row, fromOn: '' })}>
                      New rate
                    </button>
                  </span>
                ),
            },
          ]}
        />
      </Section>
    </>
  )
}

const categories = Object.entries(taxCategories).map(([value, label]) => ({ value, label }))

function TaxForm({ tax, onDone }: { tax: Tax; onDone: () => void }) {
  const form = useForm({ initialValues: tax })
  const set = useSubmit(api.firm.setTaxCode, { form, said: () => 'Set.', done: onDone })
  const isNew = tax.key === ''
  const isNewRow = tax.fromOn === ''
  const { category, percent } = form.values
  const fits = mayTax({ category, percent })
  const title = isNew ? 'A new code' : isNewRow ? `A new rate for ${tax.name}` : `Correct ${tax.name}`
  return (
    <Section title={title}>
      <form onSubmit={form.onSubmit((values) => set.send(values))}>
        <Fields across={3}>
          <TextInput
            label="Key"
            description="A word that stays, such as reduced"
            disabled={!isNew}
            required
            {...form.getInputProps('key')}
          />
          <TextInput label="Name" required {...form.getInputProps('name')} />
          <SelectField label="Category" options={categories} {...form.getInputProps('category')} />
          <TextInput
            label="Rate"
            inputMode="decimal"
            required
            rightSection="%"
            {...form.getInputProps('percent')}
          />
          <DayField label="From" disabled={!isNewRow} {...form.getInputProps('fromOn')} />
        </Fields>
        <Refusal of={set.refusal} />
        <div className="button-row">
          <PrimaryButton
            type="submit"
            busy={set.busy}
            offBecause={
              fits.yes || percent === '' ? undefined : sentence(fits.reason, fits.about, firmSentences)
            }
          >
            Set it
          </PrimaryButton>
          <Button onClick={onDone}>Leave it</Button>
        </div>
      </form>
    </Section>
  )
}
