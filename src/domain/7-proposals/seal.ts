import { sha256 } from '#platform/ids.ts'
import type { SentRevision } from './revisions.ts'

export type Break = { what: string; expected: string; found: string }
type SealedSignature = { sealed: string; hash: string } | null

/**
 * Reckons every hash again from the text that was sealed, and follows the chain: each revision names the hash of
 * the one before, the signature that of the revision signed. One changed letter breaks it here.
 */
export function checkChain(
  revisions: readonly Pick<SentRevision, 'number' | 'sealed' | 'hash'>[],
  signature: SealedSignature,
): { holds: boolean; broken: Break[] } {
  const broken: Break[] = []
  const expect = (what: string, expected: string, found: string) => {
    if (expected !== found) broken.push({ what, expected, found })
  }
  let before = ''
  for (const [at, { number, sealed, hash }] of revisions.entries()) {
    expect(`revision ${at + 1}: its number`, String(at + 1), String(number))
    expect(`revision ${number}: hash of its text`, hash, sha256(sealed))
    expect(`revision ${number}: the hash before it`, before, wordOf(sealed, 'previousHash'))
    before = hash
  }
  if (signature) {
    expect('signature: hash of its text', signature.hash, sha256(signature.sealed))
    const signed = wordOf(signature.sealed, 'revisionHash')
    const isOne = revisions.some(({ hash }) => hash === signed)
    expect('signature: the revision signed', isOne ? signed : (revisions.at(-1)?.hash ?? ''), signed)
  }
  return { holds: broken.length === 0, broken }
}

/** A word of a sealed text; what isn't JSON any more has none. */
function wordOf(sealed: string, name: string): string {
  try {
    const read: unknown = JSON.parse(sealed)
    const entry =
      typeof read === 'object' && read !== null
        ? Object.entries(read).find(([key]) => key === name)
        : undefined
    return typeof entry?.[1] === 'string' ? entry[1] : ''
  } catch {
    return ''
  }
}
