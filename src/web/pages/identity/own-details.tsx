import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { api } from '#web/api.ts'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

export function OwnDetails({ name, phone }: { name: string; phone: string }) {
  const form = useForm({ initialValues: { name, phone } })
  const change = useSubmit(api.firm.changeOwnDetails, {
    form,
    said: () => 'Your name and number are changed.',
    done: (values) => form.resetDirty(values),
  })
  return (
    <Section title="You" aside="as clients and colleagues see you">
      <form onSubmit={form.onSubmit((values) => change.send(values))}>
        <Fields>
          <TextInput label="Name" autoComplete="name" {...form.getInputProps('name')} />
          <TextInput label="Telephone" type="tel" autoComplete="tel" {...form.getInputProps('phone')} />
        </Fields>
        <Refusal of={change.refusal} />
        <PrimaryButton plain type="submit" busy={change.busy}>
          Change it
        </PrimaryButton>
      </form>
    </Section>
  )
}
