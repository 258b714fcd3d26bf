import { useSearch } from '@tanstack/react-router'
import { auth } from '#web/session.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { nextPage } from './auth-sentences.ts'
import { DeadLink, IdentityFrame } from './identity-frame.tsx'
import { Said } from './said.tsx'
import { useAuthStep } from './use-auth-step.ts'

/** Where a mailed link leads: one press signs in. A mail scanner that opens the page uses nothing up. */
export function SignInLinkPage() {
  const { token, next }: { token?: string; next?: string } = useSearch({ strict: false })
  const step = useAuthStep()
  if (!token) return <DeadLink sentence="Part of the link is missing. Copy all of it, or ask for a new one." />
  const signIn = () =>
    step.run(
      () => auth.magicLink.verify({ query: { token } }),
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
