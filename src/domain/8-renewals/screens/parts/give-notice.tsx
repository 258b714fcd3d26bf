import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { z } from 'zod'
import type { RenewalRow } from '#renewals/contract'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { firmNowMs } from '#web/server-time.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { dayOfInstant } from '#web/ui/format.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

type Renewal = z.infer<typeof RenewalRow>

/** Records that notice was given: what is intended, how, to whom, with what proof. */
export function GiveNotice({ renewal }: { renewal: Renewal }) {
  const [open, setOpen] = useState(false)
  if (renewal.window === 'given' || renewal.window === 'past') return null
  return (
    <>
      <Button variant="transparent" size="compact-sm" onClick={() => setOpen(true)}>
        Record notice
      </Button>
      <Sheet title={`Notice to ${renewal.client}`} open={open} onClose={() => setOpen(false)}>
        <NoticeForm renewal={renewal} done={() => setOpen(false)} />
      </Sheet>
    </>
  )
}

function NoticeForm({ renewal, done }: { renewal: Renewal; done: () => void }) {
  const manner = useManner()
  const today = dayOfInstant(new Date(firmNowMs()).toISOString(), manner)
  const form = useForm({
    initialValues: { intends: 'renew', channel: 'mail', toWhom: '', proof: '', givenOn: today },
  })
  const give = useSubmit(api.renewals.giveNotice, {
    form,
    refresh: [api.renewals.key()],
    said: () => `Notice to ${renewal.client} is on record.`,
    done,
  })
  return (
    <form
      onSubmit={form.onSubmit(({ intends, channel, ...values }) => {
        if (isIntent(intends) && isChannel(channel))
          give.send({ agreementId: renewal.id, intends, channel, ...values })
      })}
    >
      <Fields>
        <Select
          label="What is intended"
          data={[
            { value: 'renew', label: 'Renew as it is' },
            { value: 'renew-changed', label: 'Renew with changes' },
            { value: 'end', label: 'Let it end' },
          ]}
          allowDeselect={false}
          {...form.getInputProps('intends')}
        />
        <Select
          label="How"
          data={[
            { value: 'mail', label: 'Mail' },
            { value: 'letter', label: 'Letter' },
            { value: 'in-person', label: 'In person' },
            { value: 'phone', label: 'Phone' },
          ]}
          allowDeselect={false}
          {...form.getInputProps('channel')}
        />
        <TextInput label="To whom" {...form.getInputProps('toWhom')} />
        <DayField label="Given on" {...form.getInputProps('givenOn')} />
        <TextInput
          label="Proof"
          placeholder="A receipt’s number, who was there"
          {...form.getInputProps('proof')}
        />
      </Fields>
      <Refusal of={give.refusal} />
      <PrimaryButton type="submit" busy={give.busy}>
        Record notice
      </PrimaryButton>
    </form>
  )
}

const isIntent = (word: string) => word === 'renew' || word === 'renew-changed' || word === 'end'
const isChannel = (word: string) =>
  word === 'mail' || word === 'letter' || word === 'in-person' || word === 'phone'
