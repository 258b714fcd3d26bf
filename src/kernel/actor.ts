/** Roles of the firm's own people. What each may do is a rule: `#firm/rules`, permissions. */
export type Role = 'owner' | 'manager' | 'technician' | 'bookkeeper'

/** What a client's contact may do, beyond asking for help. */
export type ContactRights = {
  asks: boolean
  seesMoney: boolean
  approvesUpToMinor: number
  signs: boolean
}

/** Who acts. Every verb receives one and asks a rule whether it may. */
export type Actor =
  | {
      kind: 'person'
      personId: string
      name: string
      roles: readonly Role[]
      /** What the firm's settings allow this person beyond the roles. */
      alsoMay?: readonly string[]
      scopes?: readonly string[]
    }
  | { kind: 'contact'; contactId: string; clientId: string; name: string; rights: ContactRights }
  | { kind: 'system'; name: string }
