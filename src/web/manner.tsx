import { createContext, type ReactNode, useContext } from 'react'
import type { Manner } from './ui/format.ts'

/** Until someone has signed in there is no firm to ask; the browser's own language then says how to write. */
const beforeSignIn: Manner = {
  locale: navigator.language,
  currency: 'EUR',
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
}

const MannerContext = createContext<Manner>(beforeSignIn)

/** How this firm writes money, hours, days and shares: its locale, its currency and its time zone. */
export function MannerProvider({ manner, children }: { manner: Manner | undefined; children: ReactNode }) {
  return <MannerContext value={manner ?? beforeSignIn}>{children}</MannerContext>
}

export const useManner = () => useContext(MannerContext)
