import { useQuery } from '@tanstack/react-query'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { refusalOf } from '#web/refusal.ts'
import { DeadLink } from './identity-frame.tsx'
import { SetUpForm } from './set-up-form.tsx'

/** The one-time link printed at the first start: it makes the first firm and its owner. */
export function SetUpPage() {
  const token = useParam('token')
  const link = useQuery(api.firm.setUpLink.queryOptions({ input: { token } }))
  if (link.isError) return <DeadLink sentence={refusalOf(link.error).sentence} />
  if (link.data?.isUsed) return <DeadLink sentence="The firm is set up and has its owner. Sign in instead." />
  return <SetUpForm token={token} />
}
