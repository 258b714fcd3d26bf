/**
 * The characters a TrueType font can draw, as code points: its cmap, Unicode BMP, format 4.
 * https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function coverageOf(font: Buffer): ReadonlySet<number> {
  const cmap = tableOffset(font, 'cmap')
  const table = cmap + subtableOffset(font, cmap)
  if (font.readUInt16BE(table) !== 4) throw new Error('the font has no cmap of format 4')
  const segments = font.readUInt16BE(table + 6) / 2
  const ends = table + 14
  const starts = ends + segments * 2 + 2

  const covered = new Set<number>()
  for (let segment = 0; segment < segments; segment += 1) {
    const start = font.readUInt16BE(starts + segment * 2)
    const end = font.readUInt16BE(ends + segment * 2)
    for (let point = start; point <= end && point < 0xffff; point += 1) covered.add(point)
  }
  return covered
}

/**
 * The text with what no font of ours can draw shown as the replacement character, since PDF/A refuses a
 * page with a missing glyph and a client may be called anything.
 */
export function printable(text: string, covered: ReadonlySet<number>): string {
  if (/^[\n -~]*$/.test(text)) return text
  const composed = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ')
  return Array.from(composed, (character) => {
    if (character === '\n' || covered.has(character.codePointAt(0) ?? 0)) return character
    return /\p{Default_Ignorable_Code_Point}/u.test(character) ? '' : '\ufffd'
  }).join('')
}

function tableOffset(font: Buffer, tag: string): number {
  for (let entry = 12; entry < 12 + font.readUInt16BE(4) * 16; entry += 16) {
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`the font has no table ${tag}`)
}

function subtableOffset(font: Buffer, cmap: number): number {
  for (let record = cmap + 4; record < cmap + 4 + font.readUInt16BE(cmap + 2) * 8; record += 8) {
    if (font.readUInt16BE(record) === 3 && font.readUInt16BE(record + 2) === 1)
      return font.readUInt32BE(record + 4)
  }
  throw new Error('the font has no Windows Unicode cmap')
}
