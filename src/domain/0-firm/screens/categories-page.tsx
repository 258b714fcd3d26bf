import { Button, Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
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
import { useOffBecause } from './parts/use-off-because.ts'

type Category = { key: string; name: string; isReactive: boolean; retiredOn: string | null }

/** The kinds of work, in the order in which every list shows them. */
export function CategoriesPage() {
  const categories = useQuery(api.firm.listWorkCategories.queryOptions())
  const [edited, setEdited] = useState<Category>()
  const offBecause = useOffBecause('manage-firm')
  const change = useSubmit(api.firm.changeWorkCategory)
  const order = useSubmit(api.firm.orderWorkCategories)
  if (categories.isError) throw categories.error
  const rows = categories.data?.items
  const move = (key: string, by: number) => {
    const keys = rows?.map((row) => row.key) ?? []
    const at = keys.indexOf(key)
    const other = keys[at + by]
    if (other === undefined) return
    order.send({ keys: keys.with(at, other).with(at + by, key) })
  }
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Kinds of work" />
      <PageHead
        title="Kinds of work"
        sub="What a ticket was about. Prices are learned from them, and agreements say which they cover."
        actions={
          !edited && (
            <PrimaryButton
              offBecause={offBecause}
              onClick={() => setEdited({ key: '', name: '', isReactive: true, retiredOn: null })}
            >
              Add a kind
            </PrimaryButton>
          )
        }
      />
      {edited && <CategoryForm key={edited.key} category={edited} onDone={() => setEdited(undefined)} />}
      <Refusal of={change.refusal ?? order.refusal} />
      <Section title="In this order">
        <DataTable
          label="Kinds of work"
          rows={rows}
          rowKey={(row) => row.key}
          csv={{ name: 'work-categories.csv' }}
          columns={[
            {
              id: 'name',
              head: 'Name',
              value: (row) => row.name,
              cell: (row) => (
                <>
                  <span className={row.retiredOn ? 'faint' : undefined}>{row.name}</span>
                  <span className="under">{row.key}</span>
                </>
              ),
              phone: 'lead',
            },
            {
              id: 'reactive',
              head: 'How it begins',
              value: (row) => (row.isReactive ? 'somebody calls' : 'planned'),
            },
            { id: 'state', head: '', value: (row) => (row.retiredOn ? 'retired' : '') },
            {
              id: 'act',
              head: '',
              align: 'right',
              phone: 'act',
              cell: (row) =>
                !offBecause && (
                  <span className="nowrap">
                    <button type="button" className="word" onClick={() => move(row.key, -1)}>
                      Up<span className="unseen"> {row.name}</span>
                    </button>
                    {' · '}
                    <button type="button" className="word" onClick={() => move(row.key, 1)}>
                      Down<span className="unseen"> {row.name}</span>
                    </button>
                    {' · '}
                    <button type="button" className="word" onClick={() => setEdited(row)}>
                      Change
                    </button>
                    {' · '}
                    <button
                      type="button"
                      className="word"
                      onClick={() => change.send({ key: row.key, isRetired: row.retiredOn === null })}
                    >
                      {row.retiredOn ? 'Bring back' : 'Retire'}
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

function CategoryForm({ category, onDone }: { category: Category; onDone: () => void }) {
  const isNew = category.key === ''
  const { name, isReactive } = category
  const form = useForm({ initialValues: { name, isReactive } })
  const add = useSubmit(api.firm.addWorkCategory, { form, fields: { key: 'name' }, done: onDone })
  const change = useSubmit(api.firm.changeWorkCategory, { form, done: onDone })
  const send = (values: typeof form.values) =>
    isNew ? add.send({ key: keyOf(values.name), ...values }) : change.send({ key: category.key, ...values })
  return (
    <Section title={isNew ? 'A new kind of work' : `Change ${category.name}`}>
      <form onSubmit={form.onSubmit(send)}>
        <Fields>
          <TextInput label="Name" required autoFocus {...form.getInputProps('name')} />
          <Checkbox
            label="Somebody calls, rather than we plan it"
            description="The hours of such work per endpoint are what an agreement insures"
            {...form.getInputProps('isReactive', { type: 'checkbox' })}
          />
        </Fields>
        <Refusal of={add.refusal ?? change.refusal} />
        <div className="button-row">
          <PrimaryButton type="submit" busy={add.busy || change.busy}>
            {isNew ? 'Add it' : 'Keep it'}
          </PrimaryButton>
          <Button onClick={onDone}>Leave it</Button>
        </div>
      </form>
    </Section>
  )
}

/** The word that names a kind for ever, from its first name: 'Print & copy' is print-copy. */
const keyOf = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
