import { type Capability, capabilities, rolesWith } from '#firm/rules'
import { useSession } from '#web/session.ts'

/** Why a button is off for the one who looks: the sentence of the rule that the server asks. Undefined: it is on. */
export function useOffBecause(what: Capability): string | undefined {
  const session = useSession()
  if (!session.id || session.may.includes(what)) return undefined
  return `Only ${rolesWith(what).join(' or ')} may do this: ${capabilities[what].toLowerCase()}.`
}
