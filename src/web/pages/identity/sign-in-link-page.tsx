import { useSearch } from '@tanstack/react-router'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { nextPage } from './auth-sentences.ts'
import { DeadLink, IdentityFrame } from './identity-frame.tsx'
import { Said } from './said.tsx'
import { useAuthStep } from './use-auth-step.ts'

/** Where a mailed link leads: one press signs in. A mail scanner that opens the page uses nothing up. */
export function SignInLinkPage() {
  const { token, next }: { token?: string; next?: string } = useSearch({ strict: false })
  const step = useAuthStep()
  if (!token)
    return <DeadLink sentence="Part of the link is missing. Copy all of it, or ask for a new one." />
  const signIn = () =>
    step.run(
      () => verify(token),
      () => location.assign(nextPage(next)),
    )
  return (
    <IdentityFrame title="Sign in" sub="The link works once.">
      <Said sentence={step.sentence} />
      <PrimaryButton busy={step.busy} onClick={() => void signIn()}>
        Sign in
      </PrimaryButton>
    </IdentityFrame>
  )
}

/** A link that works is answered with the session; one that doesn't leads elsewhere, which is not followed. */
async function verify(token: string) {
  const address = `/api/auth/magic-link/verify?${new URLSearchParams({ token })}`
  const answer = await fetch(address, { redirect: 'manual', credentials: 'same-origin' })
  if (answer.ok) return { data: true, error: null }
  const message =
    answer.status === 429
      ? 'That was too often. Wait a minute and try again.'
      : 'This link was used before, or its time is over. Ask for a new one.'
  return { data: null, error: { status: answer.status || 410, message } }
}
