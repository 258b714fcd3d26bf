import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { auth } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { IdentityFrame } from './identity-frame.tsx'
import { Said } from './said.tsx'
import { useAuthStep } from './use-auth-step.ts'

/** For a client's contacts: no password, a link by e-mail. A link that failed leads back here with `error`. */
export function PortalSignInPage() {
  const { error }: { error?: string } = useSearch({ strict: false })
  const [sentTo, setSentTo] = useState<string>()
  const step = useAuthStep()
  const form = useForm({ initialValues: { email: '' } })
  if (sentTo) {
    return (
      <IdentityFrame
        title="Look into your mail"
        sub={`If ${sentTo} is known to your IT people, a link is on its way. It works once, for a quarter of an hour.`}
        instead={
          <button type="button" className="word" onClick={() => setSentTo(undefined)}>
            Send it again
          </button>
        }
      />
    )
  }
  const ask = ({ email }: typeof form.values) =>
    step.run(
      () => auth.signIn.magicLink({ email, callbackURL: '/portal', errorCallbackURL: '/portal/sign-in' }),
      () => setSentTo(email),
    )
  return (
    <IdentityFrame
      title="Your tickets, hours and invoices"
      sub={
        error ? 'That link was used, or its time is over. Get a new one.' : 'No password: we send you a link.'
      }
      instead={<Link to="/sign-in">I work for the IT company</Link>}
    >
      <form onSubmit={form.onSubmit(ask)}>
        <Fields>
          <TextInput
            label="Your e-mail at work"
            type="email"
            autoComplete="email"
            required
            autoFocus
            {...form.getInputProps('email')}
          />
        </Fields>
        <Said sentence={step.sentence} />
        <PrimaryButton type="submit" busy={step.busy}>
          Send me a link
        </PrimaryButton>
      </form>
    </IdentityFrame>
  )
}
