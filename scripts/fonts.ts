/**
 * Fills assets/fonts with the typefaces of our documents. Run once, by hand, when IBM releases a new version:
 *
 *   node scripts/fonts.ts
 *
 * Typst reads .ttf only. The npm packages of IBM hold the complete fonts as WOFF 1, which is the same font with
 * every table deflated: we fetch them into a temporary folder, inflate the tables and write them down unchanged.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

const versions = { 'plex-sans': '1.1.0', 'plex-mono': '1.1.0' }
const styles = {
  'plex-sans': ['Light', 'Regular', 'Italic', 'Medium', 'SemiBold'].map((style) => `IBMPlexSans-${style}`),
  'plex-mono': ['IBMPlexMono-Medium'],
}
const fontsFolder = join(import.meta.dirname, '../assets/fonts')

const unpackFolder = mkdtempSync(join(tmpdir(), 'perennial-fonts-'))
mkdirSync(fontsFolder, { recursive: true })
for (const family of ['plex-sans', 'plex-mono'] as const) {
  const packageFolder = fetchPackage(`@ibm/${family}`, versions[family])
  for (const style of styles[family]) {
    const woff = readFileSync(join(packageFolder, 'fonts/complete/woff', `${style}.woff`))
    writeFileSync(join(fontsFolder, `${style}.ttf`), unwrapWoff(woff))
  }
  writeFileSync(join(fontsFolder, 'OFL.txt'), readFileSync(join(packageFolder, 'LICENSE.txt')))
}
rmSync(unpackFolder, { recursive: true })

function fetchPackage(name: string, version: string): string {
  const install = ['install', `${name}@${version}`, '--prefix', unpackFolder, '--ignore-scripts', '--no-save']
  execFileSync('npm', install, { stdio: 'inherit' })
  return join(unpackFolder, 'node_modules', name)
}

/** WOFF 1 to the font it wraps. Both layouts: https://www.w3.org/TR/WOFF/ sections 3 to 5. */
function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1 file')
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) => tableAt(woff, 44 + index * 20))
  const directory = Buffer.alloc(12 + tables.length * 16)
  woff.copy(directory, 0, 4, 8)
  writeSearchFields(directory, tables.length)

  const chunks: Buffer[] = [directory]
  let offset = directory.length
  for (const [index, table] of tables.entries()) {
    const entry = 12 + index * 16
    table.tag.copy(directory, entry)
    directory.writeUInt32BE(table.checksum, entry + 4)
    directory.writeUInt32BE(offset, entry + 8)
    directory.writeUInt32BE(table.bytes.length, entry + 12)
    const padding = Buffer.alloc(-table.bytes.length & 3)
    chunks.push(table.bytes, padding)
    offset += table.bytes.length + padding.length
  }
  return Buffer.concat(chunks)
}

function tableAt(woff: Buffer, entry: number) {
  const offset = woff.readUInt32BE(entry + 4)
  const packedLength = woff.readUInt32BE(entry + 8)
  const length = woff.readUInt32BE(entry + 12)
  const packed = woff.subarray(offset, offset + packedLength)
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.readUInt32BE(entry + 16),
    bytes: packedLength < length ? inflateSync(packed) : packed,
  }
}

/** The binary-search fields of the table directory: derived from the number of tables alone. */
function writeSearchFields(directory: Buffer, tableCount: number) {
  const steps = Math.floor(Math.log2(tableCount))
  directory.writeUInt16BE(tableCount, 4)
  directory.writeUInt16BE(16 * 2 ** steps, 6)
  directory.writeUInt16BE(steps, 8)
  directory.writeUInt16BE(16 * (tableCount - 2 ** steps), 10)
}
