import { PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { auth } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Section } from '#web/ui/section.tsx'
import { tell } from '#web/ui/tell.tsx'
import { Said } from './said.tsx'
import { useAuthStep } from './use-auth-step.ts'

export function PasswordChange() {
  const step = useAuthStep()
  const form = useForm({ initialValues: { currentPassword: '', newPassword: '' } })
  const change = (values: typeof form.values) =>
    step.run(
      () => auth.changePassword({ ...values, revokeOtherSessions: true }),
      () => {
        form.reset()
        tell('Your new password holds; you are signed out everywhere else.')
      },
    )
  return (
    <Section title="Password" aside="changing it signs you out elsewhere">
      <form onSubmit={form.onSubmit(change)}>
        <Fields>
          <PasswordInput
            label="Now"
            autoComplete="current-password"
            required
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label="From now on"
            description="At least 10 characters; a sentence is easiest to keep."
            autoComplete="new-password"
            required
            {...form.getInputProps('newPassword')}
          />
        </Fields>
        <Said sentence={step.sentence} />
        <PrimaryButton plain type="submit" busy={step.busy}>
          Change the password
        </PrimaryButton>
      </form>
    </Section>
  )
}
