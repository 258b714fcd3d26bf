import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '#web/address.ts'
import { api, type client } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { LongWork } from '#web/ui/long-work.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { dayOrders, importStates, kindWords } from './parts/import-words.ts'

type Import = Awaited<ReturnType<typeof client.billing.import>>

/** One file: its columns, its first rows, what a run would do, and what it can't take. */
export function ImportPage() {
  const id = useParam('id')
  const file = useQuery(api.billing.import.queryOptions({ input: { id } }))
  if (file.isError) throw file.error
  if (!file.data) return <SkeletonLines rows={8} />
  return <Known file={file.data} key={`${id} ${file.data.state}`} />
}

function Known({ file }: { file: Import }) {
  const { name } = kindWords[file.kind]
  return (
    <>
      <Crumb
        path={[
          ['Firm', '/firm'],
          ['Moving in', '/firm/moving-in'],
        ]}
        here={file.name || name}
      />
      <PageHead
        title={name}
        sub={`${file.name || 'A file'}, ${file.rows} rows. ${importStates[file.state]}.`}
      />
      <Columns file={file} />
      {file.state !== 'draft' && <Outcome file={file} />}
      <FirstRows file={file} />
    </>
  )
}

function Columns({ file }: { file: Import }) {
  const [mapping, setMapping] = useState<Record<string, string>>(file.mapping)
  const [dayOrder, setDayOrder] = useState(file.dayOrder)
  const check = useSubmit(api.billing.checkImport)
  const run = useSubmit(api.billing.runImport, {
    said: ({ added, known }) => `${added} added, ${known} were here already.`,
  })
  const headers = file.headers.filter(Boolean).map((value) => ({ value, label: value }))
  const choose = (field: string, header: string | null) =>
    setMapping(({ [field]: _, ...others }) => (header ? { ...others, [field]: header } : others))
  const missing = file.fields.find(({ name, needed }) => needed && !(name in mapping))
  const isChanged = JSON.stringify(mapping) !== JSON.stringify(file.mapping) || dayOrder !== file.dayOrder
  const offBecause = missing ? `No column holds ${missing.label} yet.` : undefined
  return (
    <Section title="Columns" aside="guessed from their names">
      <Fields across={3}>
        {file.fields.map((field) => (
          <SelectField
            key={field.name}
            label={field.needed ? `${field.label} *` : field.label}
            options={headers}
            value={mapping[field.name] ?? null}
            onChange={(header) => choose(field.name, header)}
            placeholder="Not in this file"
            clearable
          />
        ))}
        <SelectField
          label="Days are written as"
          options={dayOrders}
          value={dayOrder}
          onChange={setDayOrder}
          placeholder="Can be read in two ways: choose"
        />
      </Fields>
      {(check.busy || run.busy) && (
        <LongWork what={run.busy ? 'Moving it in' : 'Checking every row'} share={undefined}>
          100,000 rows take a few seconds. It happens whole or not at all.
        </LongWork>
      )}
      <Refusal of={check.refusal ?? run.refusal} />
      <div className="button-row">
        <PrimaryButton
          plain={file.state === 'checked' && !isChanged}
          busy={check.busy}
          offBecause={offBecause}
          onClick={() => check.send({ id: file.id, mapping, ...(dayOrder === null ? {} : { dayOrder }) })}
        >
          Check every row
        </PrimaryButton>
        {file.state !== 'draft' && !isChanged && (
          <ConfirmButton
            primary
            question={`Move ${file.added ?? 0} in?`}
            consequence="What is new is written; what is here already stays as it is. Refused rows can be mended and come with another file."
            yes="Move in"
            busy={run.busy}
            onYes={() => run.sendAndWait({ id: file.id })}
          >
            Move in
          </ConfirmButton>
        )}
      </div>
    </Section>
  )
}

function Outcome({ file }: { file: Import }) {
  const isDone = file.state === 'done'
  const list = useListState({ sorts: ['row'], sort: 'row', filters: {}, prefix: 'refused-' })
  const errors = useQuery(
    api.billing.importErrors.queryOptions({
      input: { ...list.input, id: file.id },
      placeholderData: keepPreviousData,
    }),
  )
  if (errors.isError) throw errors.error
  return (
    <Section title={isDone ? 'What came of it' : 'What a run would do'}>
      <Facts
        facts={[
          { name: isDone ? 'Added' : 'Would be added', value: file.added },
          { name: 'Here already', value: file.known },
          { name: 'Rows refused', value: file.refused },
        ]}
      />
      {(errors.data?.total ?? 0) > 0 && (
        <DataTable
          label="Refused rows"
          state={list}
          rows={errors.data?.items}
          total={errors.data?.total ?? 0}
          rowKey={(row) => `${row.row} ${row.column} ${row.sentence}`}
          csv={{ href: list.csvHref(`/imports/${file.id}/errors`) }}
          empty={null}
          columns={[
            { id: 'row', head: 'Row', sorts: true, value: (row) => row.row, width: 80 },
            { id: 'column', head: 'Column', value: (row) => row.column, width: 200 },
            { id: 'sentence', head: 'What is wrong', value: (row) => row.sentence, phone: 'lead' },
          ]}
        />
      )}
      {isDone && (
        <p>
          <Link to="/firm/moving-in">The next file</Link>
        </p>
      )}
    </Section>
  )
}

function FirstRows({ file }: { file: Import }) {
  return (
    <Section title="First rows" aside="as they stand in the file">
      <div style={{ overflowX: 'auto' }}>
        <table className="ledger dense">
          <thead>
            <tr>
              {file.headers.map((header, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in the file's order
                <th key={at}>{header}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.preview.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows stand in the file's order
              <tr key={at}>
                {file.headers.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns stand in the file's order
                  <td key={column}>{row[column] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
