import { type Decision, no, yes } from '#kernel/decision.ts'

/** What an API key may be given: all reading, all writing, or that of one noun of the addresses (`tickets:read`). */
export function mayHaveScopes(scopes: readonly string[]): Decision<true, 'no-scopes' | 'unknown-scope'> {
  if (scopes.length === 0) return no('no-scopes', { field: 'scopes' })
  const odd = scopes.find((scope) => !/^([a-z][a-z-]*:)?(read|write)$/.test(scope))
  return odd === undefined ? yes(true) : no('unknown-scope', { field: 'scopes', given: odd })
}
