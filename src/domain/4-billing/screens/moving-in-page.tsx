import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type ImportKind, importKinds } from '#billing/rules'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { StepList } from '#web/ui/step-list.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { importStates, kindWords } from './parts/import-words.ts'

const kindOptions = importKinds.map((value) => ({ value, label: kindWords[value].name }))

/** Everything of the old system, file by file. */
export function MovingInPage() {
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Moving in" />
      <PageHead
        title="Moving in"
        sub="Bring everything along from another system, file by file. Each row comes once, however often its file does."
        actions={<Link to="/firm/moving-in/first-run">First run against the last bills</Link>}
      />
      <TakeFile />
      <Section title="In this order">
        <StepList steps={importKinds.map((kind) => `${kindWords[kind].name}: ${kindWords[kind].about}`)} />
      </Section>
      <Files />
    </>
  )
}

function TakeFile() {
  const navigate = useNavigate()
  const offBecause = useOffBecause('import')
  const [kind, setKind] = useState<ImportKind>('clients')
  const read = useSubmit(api.billing.addImport, {
    done: ({ id }) => void navigate({ to: `/firm/moving-in/${id}` }),
  })
  const take = async (file: File) => read.send({ kind, name: file.name, csv: await file.text() })
  if (offBecause) return <p className="soft">{offBecause}</p>
  return (
    <Section title="Take a file" aside="CSV, up to 38 MB">
      <SelectField
        label="What is in it"
        options={kindOptions}
        value={kind}
        onChange={(chosen) => chosen && setKind(chosen)}
      />
      <div style={{ marginTop: 16 }}>
        <FileDrop
          label={`${kindWords[kind].name} as CSV`}
          about={kindWords[kind].about}
          accept=".csv,.txt,.tsv,text/csv"
          maxBytes={38 * 1_048_576}
          onFile={(file) => void take(file)}
        />
      </div>
      {read.busy && <p className="soft">Reading it…</p>}
      <Refusal of={read.refusal} />
    </Section>
  )
}

function Files() {
  const list = useListState({
    sorts: ['madeAt', 'kind'],
    sort: '-madeAt',
    filters: { q: 'text', kind: importKinds, state: ['draft', 'checked', 'done'] },
  })
  const files = useQuery(
    api.billing.imports.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (files.isError) throw files.error
  return (
    <Section title="Files so far">
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Name of the file' }}
        filters={[
          { name: 'kind', label: 'What is in it', options: kindOptions },
          {
            name: 'state',
            label: 'State',
            options: Object.entries(importStates).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <DataTable
        label="Files"
        state={list}
        rows={files.data?.items}
        total={files.data?.total ?? 0}
        rowKey={(row) => row.id}
        to={(row) => `/firm/moving-in/${row.id}`}
        csv={{ href: list.csvHref('/imports') }}
        empty={<p className="soft">None yet.</p>}
        columns={[
          { id: 'name', head: 'File', value: (row) => row.name || kindWords[row.kind].name, phone: 'lead' },
          { id: 'kind', head: 'What', sorts: true, value: (row) => kindWords[row.kind].name },
          { id: 'madeAt', head: 'Read', sorts: true, cell: (row) => <InstantText at={row.madeAt} /> },
          { id: 'state', head: 'State', value: (row) => importStates[row.state] },
          { id: 'added', head: 'Added', align: 'right', value: (row) => row.added },
          { id: 'refused', head: 'Refused', align: 'right', value: (row) => row.refused, phone: 'hide' },
          { id: 'rows', head: 'Rows', align: 'right', value: (row) => row.rows, phone: 'hide' },
        ]}
      />
    </Section>
  )
}
