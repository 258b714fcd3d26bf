import { Button, CopyButton, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { firmSentences, mayHaveScopes } from '#firm/rules'
import { sentence } from '#kernel/sentences.ts'
import { api } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

type Key = {
  id: string
  name: string
  scopes: readonly string[]
  hint: string
  madeAt: string
  expiresAt: string | null
}

const reaches = [
  { value: 'read', label: 'Read only', scopes: ['read'] },
  { value: 'write', label: 'Read and write', scopes: ['read', 'write'] },
  { value: 'some', label: 'Only some addresses', scopes: [] },
] as const

/** Keys for programs that act in one's name. */
export function OwnKeys({ keys }: { keys: readonly Key[] }) {
  const [made, setMade] = useState<string>()
  const revoke = useSubmit(api.firm.revokeApiKey, {
    refresh: [api.firm.account.key()],
    said: () => 'The key is revoked.',
  })
  return (
    <Section title="Keys for programs" aside={<a href="/api/docs">What they can do</a>}>
      <Refusal of={revoke.refusal} />
      <DataTable
        label="Keys"
        rows={keys}
        rowKey={(row) => row.id}
        empty={<p className="soft">A key lets a program read or write in your name, as far as you let it.</p>}
        columns={[
          {
            id: 'name',
            head: 'Key',
            cell: (row) => (
              <>
                {row.name}
                <span className="under">
                  {row.scopes.join(', ')} · <span className="mono">{row.hint}</span>
                </span>
              </>
            ),
          },
          { id: 'ends', head: 'Ends', cell: (row) => <InstantText at={row.expiresAt} />, phone: 'line' },
          {
            id: 'revoke',
            head: '',
            align: 'right',
            cell: (row) => (
              <ConfirmButton
                question={`Revoke ${row.name}?`}
                consequence="The program that uses it is refused at once."
                yes="Revoke it"
                grave
                word
                busy={revoke.busy}
                onYes={() => revoke.sendAndWait({ id: row.id })}
              >
                Revoke
              </ConfirmButton>
            ),
          },
        ]}
      />
      {made ? <NewKey secret={made} done={() => setMade(undefined)} /> : <MakeKey made={setMade} />}
    </Section>
  )
}

function MakeKey({ made }: { made: (secret: string | undefined) => void }) {
  const form = useForm<KeyTyped>({ initialValues: { name: '', reach: 'read', some: '', expiresOn: null } })
  const add = useSubmit(api.firm.addApiKey, {
    form,
    fields: { scopes: 'some' },
    refresh: [api.firm.account.key()],
    done: ({ key }) => {
      form.reset()
      made(key)
    },
  })
  const scopes = scopesOf(form.values)
  const may = mayHaveScopes(scopes)
  const send = ({ name, expiresOn }: KeyTyped) => add.send({ name, scopes, expiresOn })
  return (
    <form onSubmit={form.onSubmit(send)}>
      <Fields across={2}>
        <TextInput label="Name of the program" required {...form.getInputProps('name')} />
        <SelectField label="May" options={reaches} {...form.getInputProps('reach')} />
        {form.values.reach === 'some' && (
          <TextInput
            label="Which"
            description="First words of addresses: tickets:read, time-entries:write"
            {...form.getInputProps('some')}
          />
        )}
        <DayField label="Ends on" description="Empty: never" {...form.getInputProps('expiresOn')} />
      </Fields>
      <Refusal of={add.refusal} />
      <PrimaryButton
        plain
        type="submit"
        busy={add.busy}
        offBecause={may.yes ? undefined : sentence(may.reason, may.about, firmSentences)}
      >
        Make a key
      </PrimaryButton>
    </form>
  )
}

type KeyTyped = {
  name: string
  reach: (typeof reaches)[number]['value']
  some: string
  expiresOn: string | null
}

const scopesOf = ({ reach, some }: KeyTyped): string[] =>
  reach === 'some'
    ? some.split(/[\s,]+/).filter(Boolean)
    : [...(reaches.find((one) => one.value === reach)?.scopes ?? [])]

function NewKey({ secret, done }: { secret: string; done: () => void }) {
  return (
    <div role="status" style={{ marginTop: 12 }}>
      <p className="risk">Copy it now: it is not shown again.</p>
      <p className="mono" style={{ margin: '8px 0', overflowWrap: 'anywhere' }}>
        {secret}
      </p>
      <div className="button-row">
        <CopyButton value={secret}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? 'Copied' : 'Copy the key'}</Button>}
        </CopyButton>
        <Button onClick={done}>I have it</Button>
      </div>
    </div>
  )
}
