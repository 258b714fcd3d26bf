import { PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { auth } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { nextPage } from './auth-sentences.ts'
import { IdentityFrame } from './identity-frame.tsx'
import { Said } from './said.tsx'
import { useAuthStep } from './use-auth-step.ts'

export function SignInPage() {
  const search: { next?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const step = useAuthStep()
  const form = useForm({ initialValues: { email: '', password: '' } })
  const signIn = (values: typeof form.values) =>
    step.run(
      () => auth.signIn.email(values),
      (answer) => {
        if ('twoFactorRedirect' in answer)
          void navigate({ to: '/sign-in/code', search: { next: search.next } })
        else location.assign(nextPage(search.next))
      },
    )
  return (
    <IdentityFrame
      title="Sign in"
      sub={search.next && 'Then you come back to where you were.'}
      instead={
        <>
          <Link to="/forgot-password">Choose a new password</Link>
          <span>
            A client’s contact? <Link to="/portal/sign-in">Get a link by e-mail</Link>
          </span>
        </>
      }
    >
      <form onSubmit={form.onSubmit(signIn)}>
        <Fields>
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            autoFocus
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            {...form.getInputProps('password')}
          />
        </Fields>
        <Said sentence={step.sentence} />
        <PrimaryButton type="submit" busy={step.busy}>
          Sign in
        </PrimaryButton>
      </form>
    </IdentityFrame>
  )
}
