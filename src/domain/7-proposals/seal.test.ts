import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sha256 } from '#platform/ids.ts'
import { canonicalJson } from '#platform/seal/canonical-json.ts'
import { checkChain } from './seal.ts'

/** Revisions as they are sealed: each names the hash of the one before. */
function chainOf(titles: string[]) {
  const revisions: { number: number; sealed: string; hash: string }[] = []
  for (const title of titles) {
    const sealed = canonicalJson({ title, previousHash: revisions.at(-1)?.hash ?? null })
    revisions.push({ number: revisions.length + 1, sealed, hash: sha256(sealed) })
  }
  return revisions
}
const signatureOn = (hash: string) => {
  const sealed = canonicalJson({ revisionHash: hash, signer: { name: 'Dara Wexcombe' } })
  return { sealed, hash: sha256(sealed) }
}

const three = chainOf(['Care or Full', 'Care or Twenty', 'Full'])
const signature = signatureOn(three[2]?.hash ?? '')

test('a chain as it was sealed holds, signed or not', () => {
  assert.ok(checkChain(three, null).holds)
  assert.ok(checkChain(three, signature).holds)
})

test('a revision that is left out, or put in between, shows', () => {
  assert.ok(
    !checkChain(
      [three[0], three[2]].flatMap((one) => one ?? []),
      signature,
    ).holds,
  )
  const foreign = { ...chainOf(['Something else'])[0], number: 2 }
  assert.ok(
    !checkChain(
      [three[0], foreign, three[2]].flatMap((one) =>
        one?.sealed && one.hash ? [{ number: one.number, sealed: one.sealed, hash: one.hash }] : [],
      ),
      null,
    ).holds,
  )
})

test('a text that was changed and hashed again breaks at the revision after it', () => {
  const sealed = canonicalJson({ title: 'Care for less', previousHash: null })
  const forged = [{ number: 1, sealed, hash: sha256(sealed) }, ...three.slice(1)]
  assert.match(checkChain(forged, null).broken[0]?.what ?? '', /revision 2: the hash before it/)
})

test('a signature belongs to one of the revisions', () => {
  assert.ok(!checkChain(three, signatureOn('0'.repeat(64))).holds)
})

test('law: one changed character anywhere breaks the chain', () => {
  const place = fc.record({
    revision: fc.integer({ min: 0, max: 2 }),
    at: fc.nat(),
    to: fc.constantFrom('a', '7', '"', ' ', 'ß', '{'),
  })
  fc.assert(
    fc.property(place, ({ revision, at, to }) => {
      const changed = three.map((one, index) => {
        if (index !== revision) return one
        const where = at % one.sealed.length
        return { ...one, sealed: one.sealed.slice(0, where) + to + one.sealed.slice(where + 1) }
      })
      const isSame = changed[revision]?.sealed === three[revision]?.sealed
      assert.equal(checkChain(changed, signature).holds, isSame)
    }),
  )
})
