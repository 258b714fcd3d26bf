import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { Fields } from '#web/ui/fields.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

const noteKinds = [
  { value: 'call', label: 'Call' },
  { value: 'visit', label: 'Visit' },
  { value: 'mood', label: 'Mood' },
  { value: 'note', label: 'Note' },
] as const

/** 'agreement.active' reads 'Agreement active'. */
const kindText = (kind: string) => {
  const words = kind.replace(/^note\./, '').replace(/[.-]/g, ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Everything that happened with a client, and what we note about it. */
export function TimelineSection({ clientId }: { clientId: string }) {
  const [pageSize, setPageSize] = useState(12)
  const timeline = useQuery(
    api.clients.timeline.queryOptions({
      input: { clientId, page: 1, pageSize },
      placeholderData: keepPreviousData,
    }),
  )
  if (timeline.isError) throw timeline.error
  const { items = [], total = 0 } = timeline.data ?? {}
  return (
    <Section title="What happened" aside="newest first">
      <AddNote clientId={clientId} />
      <TimedList
        log
        entries={items.map((entry) => ({
          id: entry.id,
          when: <InstantText at={entry.at} />,
          what: kindText(entry.kind),
          under: [entry.text, entry.by].filter(Boolean).join(' · '),
        }))}
      />
      {items.length < Math.min(total, 200) && (
        <button
          type="button"
          className="word"
          onClick={() => setPageSize((size) => Math.min(size + 24, 200))}
        >
          Show more
        </button>
      )}
    </Section>
  )
}

function AddNote({ clientId }: { clientId: string }) {
  const offBecause = useOffBecause('see-clients')
  const form = useForm<{ kind: 'call' | 'visit' | 'note' | 'mood'; body: string }>({
    initialValues: { kind: 'call', body: '' },
  })
  const add = useSubmit(api.clients.addNote, {
    form,
    refresh: [api.clients.timeline.key()],
    done: () => form.reset(),
  })
  return (
    <form
      style={{ marginBottom: 24 }}
      onSubmit={form.onSubmit((values) => add.send({ clientId, ...values }))}
    >
      <Fields>
        <SelectField label="Note a" options={noteKinds} {...form.getInputProps('kind')} />
        <Textarea label="What was said" autosize minRows={2} required {...form.getInputProps('body')} />
      </Fields>
      <Refusal of={add.refusal} />
      <PrimaryButton plain type="submit" busy={add.busy} offBecause={offBecause}>
        Note it
      </PrimaryButton>
    </form>
  )
}
