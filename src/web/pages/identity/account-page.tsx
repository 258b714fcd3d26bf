import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { Cols } from '#web/ui/cols.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { OwnDetails } from './own-details.tsx'
import { OwnKeys } from './own-keys.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { PasswordChange } from './password-change.tsx'
import { SecondStep } from './second-step.tsx'

/** One's own account: name, password, second step, where it is signed in, keys for programs. */
export function AccountPage() {
  const account = useQuery(api.firm.account.queryOptions())
  if (account.isError) throw account.error
  const told = account.data
  return (
    <>
      <PageHead title="Your account" sub={told?.email} />
      {!told && <SkeletonLines rows={6} />}
      {told && (
        <Cols>
          <div>
            <OwnDetails name={told.name} phone={told.phone} />
            {told.hasPassword && <PasswordChange />}
            <SecondStep isOn={told.hasSecondFactor} hasPassword={told.hasPassword} />
          </div>
          <div>
            <OwnSessions sessions={told.sessions} />
            <OwnKeys keys={told.apiKeys} />
          </div>
        </Cols>
      )}
    </>
  )
}
