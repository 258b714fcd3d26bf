import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { auth } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { IdentityFrame } from './identity-frame.tsx'
import { Said } from './said.tsx'
import { useAuthStep } from './use-auth-step.ts'

export function ForgotPasswordPage() {
  const [sentTo, setSentTo] = useState<string>()
  const step = useAuthStep()
  const form = useForm({ initialValues: { email: '' } })
  const back = <Link to="/sign-in">Back to sign in</Link>
  if (sentTo) {
    return (
      <IdentityFrame
        title="Look into your mail"
        sub={`If ${sentTo} has an account here, a link is on its way. It works for an hour.`}
        instead={back}
      />
    )
  }
  const ask = ({ email }: typeof form.values) =>
    step.run(
      () => auth.requestPasswordReset({ email, redirectTo: `${location.origin}/reset-password` }),
      () => setSentTo(email),
    )
  return (
    <IdentityFrame
      title="Choose a new password"
      sub="We send a link to the address you sign in with."
      instead={back}
    >
      <form onSubmit={form.onSubmit(ask)}>
        <Fields>
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            autoFocus
            {...form.getInputProps('email')}
          />
        </Fields>
        <Said sentence={step.sentence} />
        <PrimaryButton type="submit" busy={step.busy}>
          Send the link
        </PrimaryButton>
      </form>
    </IdentityFrame>
  )
}
