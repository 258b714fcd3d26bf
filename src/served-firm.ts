import type { Served } from '#platform/testing/served.ts'
import { callerOf, cookiesOf, type MakeCaller, northlight } from '#testing'

/** Northlight IT on a server that runs as a process of its own: set up by the printed link, its owner signed in. */
export async function setUpServed(served: Served) {
  const caller = callerAt(served.url)
  await caller({}).api.firm.setUp({ token: setUpToken(served), ...northlight })
  const cookie = await signInAt(served.url, northlight.owner)
  return { cookie, owner: caller({ cookie }) }
}

export const setUpToken = ({ said }: Served) => said.match(/\/set-up\/(\S+)/)?.[1] ?? ''

const callerAt = (url: string): MakeCaller =>
  callerOf((request) => {
    const { pathname, search } = new URL(request.url)
    return fetch(new Request(`${url}${pathname}${search}`, request))
  })

async function signInAt(url: string, { email, password }: { email: string; password: string }) {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`sign-in: ${await response.text()}`)
  return cookiesOf(response)
}
