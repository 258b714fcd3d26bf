import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { renderPdf } from '../pdf/typst.ts'
import { openSealKey } from './seal-key.ts'
import { sealPdf } from './seal-pdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'perennial-seal-'))
after(() => rmSync(folder, { recursive: true }))
const checking = { skip: spawnSync('pdfsig', ['-v']).error ? 'poppler-utils is not installed' : false }

const at = '2026-11-20T10:42:07.000Z'
const p12 = openSealKey(folder, 'https://büro.corrigan.example:8443', at)
const agreement = await renderPdf({
  template:
    '#import "house.typ": *\n= Agreement AGR-1042\nSee #link("https://example.org/agreement")[the page].',
  data: {},
  createdAt: at,
  standard: 'a-3b',
})
const seal = { p12, reason: 'Agreement AGR-1042 signed', name: 'Margaret Finch', at }

function signaturesOf(pdf: Uint8Array) {
  const file = join(folder, 'sealed.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdfsig', [file], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } })
}

test('a sealed document carries a valid signature over all of it', checking, async () => {
  const signatures = signaturesOf(await sealPdf(agreement, seal))
  assert.match(signatures, /Signature Validation: Signature is Valid/)
  assert.match(signatures, /Total document signed/)
  assert.match(signatures, /Signer Certificate Common Name: Perennial at xn--bro-hoa.corrigan.example:8443/)
  assert.match(signatures, /Signing Time: Nov 20 2026 10:42:07/)
  assert.match(signatures, /Signing Hash Algorithm: SHA-256/)
})

test('sealing appends and changes nothing of what was there', async () => {
  const sealed = await sealPdf(agreement, seal)
  assert.ok(sealed.length > agreement.length)
  const kept = Buffer.from(agreement).toString('latin1').trimEnd()
  assert.ok(Buffer.from(sealed).toString('latin1').startsWith(kept))
})

test('one flipped bit is noticed wherever it is', checking, async () => {
  const sealed = Buffer.from(await sealPdf(agreement, seal))
  const contents = sealed.lastIndexOf('/Contents <')
  for (const place of [sealed.indexOf('obj') + 20, agreement.length - 40, contents - 30]) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place)
    assert.doesNotMatch(signaturesOf(changed), /Signature is Valid/)
  }
})

test('something added after the seal shows', checking, async () => {
  const sealed = await sealPdf(agreement, seal)
  assert.doesNotMatch(
    signaturesOf(Buffer.concat([sealed, Buffer.from('\n% one more line\n')])),
    /Total document signed/,
  )
})

test('the signer may have any name, and it is kept as it is written', checking, async () => {
  for (const name of ['Żółć Ősz 中文 😀', 'Finch) /X (', '<< /AcroForm 1 0 R >>', 'x'.repeat(200), '']) {
    const sealed = await sealPdf(agreement, { ...seal, name, reason: name })
    const utf16 = Buffer.from(`\ufeff${name}`, 'utf16le').swap16().toString('hex')
    assert.ok(Buffer.from(sealed).includes(`/Name <${utf16}>`))
    assert.match(signaturesOf(sealed), /Signature is Valid/)
  }
})

test('links on the first page outlive the seal', checking, async () => {
  const file = join(folder, 'linked.pdf')
  writeFileSync(file, await sealPdf(agreement, seal))
  assert.match(
    execFileSync('pdfinfo', ['-url', file], { encoding: 'utf8' }),
    /https:\/\/example\.org\/agreement/,
  )
})

test('a document is sealed once', async () => {
  await assert.rejects(sealPdf(await sealPdf(agreement, seal), seal), /has a form or a seal already/)
})

test('an installation keeps its key, for its owner only', () => {
  assert.deepEqual(openSealKey(folder, 'https://elsewhere.example', at), Buffer.from(p12))
  assert.equal(statSync(join(folder, 'seal.p12')).mode & 0o777, 0o600)
  assert.deepEqual(
    readdirSync(folder).filter((file) => file.startsWith('seal.p12')),
    ['seal.p12'],
  )
})
