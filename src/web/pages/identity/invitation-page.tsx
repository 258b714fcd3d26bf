import { PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { refusalOf } from '#web/refusal.ts'
import { auth } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { DeadLink, IdentityFrame } from './identity-frame.tsx'

/** Joining a firm by the link in an invitation, with a new account or the one that there is. */
export function InvitationPage() {
  const token = useParam('token')
  const form = useForm({ initialValues: { name: '', password: '' } })
  const invitation = useQuery(api.firm.invitation.queryOptions({ input: { token } }))
  const accept = useSubmit(api.firm.acceptInvitation, {
    form,
    done: ({ email }) => void enter(email, form.getValues().password),
  })

  if (invitation.isError) return <DeadLink sentence={refusalOf(invitation.error).sentence} />
  const told = invitation.data
  if (!told) return <SkeletonLines />
  if (told.state !== 'open') return <DeadLink sentence={closed[told.state]} />

  const asks = told.account === 'new' || told.account === 'password'
  const send = ({ name, password }: typeof form.values) =>
    accept.send({
      token,
      ...(told.account === 'new' ? { name: name || told.name } : {}),
      ...(asks ? { password } : {}),
    })
  return (
    <IdentityFrame
      title={`Join ${told.firmName}`}
      sub={`${told.invitedBy} invites you as ${told.roles.join(' and ')}: ${told.email}.`}
    >
      {told.account === 'sign-in' ? (
        <p>
          You are signed in as somebody else, or not at all.{' '}
          <Link to="/sign-in" search={{ next: location.pathname }}>
            Sign in as {told.email}
          </Link>
          , then you come back here.
        </p>
      ) : (
        <form onSubmit={form.onSubmit(send)}>
          <Fields>
            {told.account === 'new' && (
              <TextInput
                label="Your name"
                autoComplete="name"
                placeholder={told.name}
                {...form.getInputProps('name')}
              />
            )}
            {asks && (
              <PasswordInput
                label={told.account === 'new' ? 'Choose a password' : 'Your password here'}
                description={
                  told.account === 'new'
                    ? 'At least 10 characters; a sentence is easiest to keep.'
                    : undefined
                }
                autoComplete={told.account === 'new' ? 'new-password' : 'current-password'}
                required
                {...form.getInputProps('password')}
              />
            )}
          </Fields>
          <Refusal of={accept.refusal} />
          <PrimaryButton type="submit" busy={accept.busy}>
            Join {told.firmName}
          </PrimaryButton>
        </form>
      )}
    </IdentityFrame>
  )
}

const closed = {
  accepted: 'You have joined already. Sign in instead.',
  revoked: 'The invitation was taken back. Ask the one who invited you.',
  expired: 'Its time is over. Ask the one who invited you for a new link.',
}

/** With the password still in hand, joining signs in too. */
async function enter(email: string, password: string): Promise<void> {
  const signedIn = password ? await auth.signIn.email({ email, password }) : undefined
  const askedForCode = signedIn?.data && 'twoFactorRedirect' in signedIn.data
  location.assign(askedForCode ? '/sign-in/code' : signedIn?.error ? '/sign-in' : '/')
}
