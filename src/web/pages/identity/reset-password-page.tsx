import { PasswordInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { auth } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { DeadLink, IdentityFrame } from './identity-frame.tsx'
import { Said } from './said.tsx'
import { useAuthStep } from './use-auth-step.ts'

export function ResetPasswordPage() {
  const { token, error }: { token?: string; error?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const step = useAuthStep()
  const form = useForm({ initialValues: { newPassword: '' } })
  if (error || !token)
    return <DeadLink sentence="It was used, or its hour is over. Ask for a new one on the way to sign in." />
  const reset = ({ newPassword }: typeof form.values) =>
    step.run(
      () => auth.resetPassword({ newPassword, token }),
      () => {
        notifications.show({ message: 'Your new password holds from now on; you are signed out everywhere.' })
        void navigate({ to: '/sign-in' })
      },
    )
  return (
    <IdentityFrame title="Your new password" sub="You are signed out everywhere once it is set.">
      <form onSubmit={form.onSubmit(reset)}>
        <Fields>
          <PasswordInput
            label="New password"
            description="At least 10 characters; a sentence is easiest to keep."
            autoComplete="new-password"
            required
            autoFocus
            {...form.getInputProps('newPassword')}
          />
        </Fields>
        <Said sentence={step.sentence} />
        <PrimaryButton type="submit" busy={step.busy}>
          Set it
        </PrimaryButton>
      </form>
    </IdentityFrame>
  )
}
