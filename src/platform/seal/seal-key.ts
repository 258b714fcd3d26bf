import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import forge from 'node-forge'
import { codeOf } from '../error-code.ts'

const keyBits = 3072
const validYears = 30

/**
 * The key that an installation seals documents with, and its self-made certificate, as PKCS #12 for its owner's
 * eyes only. Made with the first need. A lost key is no loss of seals: each carries the certificate it was made with.
 */
export function openSealKey(folder: string, baseUrl: string, now: string): Uint8Array {
  const file = join(folder, 'seal.p12')
  if (existsSync(file)) return readFileSync(file)
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, makeSealKey(baseUrl, now), { mode: 0o600, flush: true })
  // Of two processes that make a key at once the first wins: a link never takes the place of a file.
  try {
    linkSync(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file)
}

/**
 * Makes the certificate of an installation: it proves that a document is as it was sealed and that all came from
 * the same place, not who the signer is. That stands in the document, and in the record of the signing.
 */
export function makeSealKey(baseUrl: string, now: string): Uint8Array {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: keyBits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const privateKey = forge.pki.privateKeyFromPem(keys.privateKey)
  const certificate = certify(`Perennial at ${new URL(baseUrl).host}`, keys.publicKey, now)
  certificate.sign(privateKey, forge.md.sha256.create())

  const options = { algorithm: 'aes256', friendlyName: 'Perennial seal' } as const
  const p12 = forge.pkcs12.toPkcs12Asn1(privateKey, [certificate], '', options)
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'latin1')
}

/** The name must be ASCII, as hosts are: what signs later writes others differently, and then finds no signer. */
function certify(name: string, publicKey: string, now: string) {
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey)
  // A first digit of 4 keeps the number positive, and its length the same.
  certificate.serialNumber = `4${randomBytes(16).toString('hex').slice(1)}`
  certificate.validity.notBefore = new Date(now)
  certificate.validity.notAfter = new Date(now)
  certificate.validity.notAfter.setUTCFullYear(certificate.validity.notBefore.getUTCFullYear() + validYears)
  certificate.setSubject([{ shortName: 'CN', value: name }])
  certificate.setIssuer([{ shortName: 'CN', value: name }])
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ])
  return certificate
}
