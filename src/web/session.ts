import { useQuery } from '@tanstack/react-query'
import { createAuthClient } from 'better-auth/client'
import { magicLinkClient, twoFactorClient } from 'better-auth/client/plugins'
import { useEffect } from 'react'
import { api, queryClient } from './api.ts'
import { forgetFirm } from './chosen-firm.ts'
import { noteFirmTime } from './server-time.ts'
import type { Manner } from './ui/format.ts'

/** Who is here, what they may do, and in which firm; empty words until the answer is here. */
export type Session = {
  id: string | undefined
  kind: 'person' | 'contact' | undefined
  name: string
  roles: readonly string[]
  may: readonly string[]
  /** What a client lets its contact do. */
  rights: { asks: boolean; seesMoney: boolean; approvesUpToMinor: number } | undefined
  firmName: string
  firmPhone: string
  /** The firms this account may enter. */
  firms: readonly { id: string; name: string; isHere: boolean }[]
  isDemo: boolean
  /** The firm's own present when this was asked. */
  now: string | undefined
  manner: Manner | undefined
}

export const auth = createAuthClient({
  baseURL: location.origin,
  basePath: '/api/auth',
  plugins: [twoFactorClient(), magicLinkClient()],
})

export function useSession(): Session {
  const { data } = useQuery(api.firm.session.queryOptions({ staleTime: 60_000, refetchInterval: 5 * 60_000 }))
  useEffect(() => {
    if (data) noteFirmTime(data.now)
  }, [data])
  return {
    id: data?.id,
    kind: data?.kind,
    name: data?.name ?? '',
    roles: data?.roles ?? [],
    may: data?.may ?? [],
    rights: data?.rights ?? undefined,
    firmPhone: data?.firm.phone ?? '',
    firmName: data?.firm.name ?? '',
    firms: data?.firms ?? [],
    isDemo: data?.firm.isDemo ?? false,
    now: data?.now,
    manner: data?.firm,
  }
}

export async function signOut(to = '/sign-in'): Promise<void> {
  await auth.signOut()
  forgetFirm()
  queryClient.clear()
  location.assign(to)
}
