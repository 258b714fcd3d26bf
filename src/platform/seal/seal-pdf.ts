import { plainAddPlaceholder } from '@signpdf/placeholder-plain'
import { P12Signer } from '@signpdf/signer-p12'
import { SignPdf } from '@signpdf/signpdf'

export type Seal = {
  /** Why it was sealed, for those who open the signature panel: 'Agreement AGR-1042 signed'. */
  reason: string
  /** Who signed it. */
  name: string
  at: string
  /** The installation's key, of `openSealKey`. */
  p12: Uint8Array
}

// The CMS with a 3072-bit signature and its certificate takes about 2,000 bytes.
const signatureBytes = 4096

/**
 * Seals a PDF: appends a signature over all its bytes, which stay as they are, so that any change shows.
 * A document is sealed last, when everything is in it, and once.
 */
export async function sealPdf(pdf: Uint8Array, seal: Seal): Promise<Uint8Array> {
  const document = Buffer.from(pdf)
  if (document.includes('/AcroForm')) throw new Error('This PDF has a form or a seal already')
  const signingTime = new Date(seal.at)
  const reason = masked(seal.reason)
  const name = masked(seal.name)
  const prepared = plainAddPlaceholder({
    pdfBuffer: document,
    reason: reason.mask,
    name: name.mask,
    contactInfo: '',
    location: '',
    signingTime,
    signatureLength: signatureBytes,
  })
  unmask(prepared, '/Reason', reason)
  unmask(prepared, '/Name', name)
  return new SignPdf().sign(prepared, new P12Signer(seal.p12), signingTime)
}

/**
 * The library writes letters beyond ASCII wrongly and lets brackets through. We give it a mask of equal
 * length and put the words in its place, as a hexadecimal string, before the signature is made.
 */
function masked(words: string) {
  const hex = Buffer.from(`\ufeff${words}`, 'utf16le').swap16().toString('hex')
  return { hex, mask: 'x'.repeat(hex.length) }
}

function unmask(prepared: Buffer, key: string, { hex, mask }: { hex: string; mask: string }) {
  const at = prepared.lastIndexOf(`${key} (${mask})`)
  if (at < 0) throw new Error(`the placeholder of the seal has no ${key}`)
  prepared.write(`${key} <${hex}>`, at, 'latin1')
}
