/**
 * A QR code (ISO/IEC 18004) in byte mode at error correction level L, versions 1 to 10: up to 271 bytes, which is
 * more than an otpauth address needs. Answers rows of modules, true where it is dark; undefined when it is too long.
 */
export function qrCode(text: string): boolean[][] | undefined {
  const bytes = [...new TextEncoder().encode(text)]
  const version = versions.findIndex((one, at) => bytes.length <= capacityOf(one) - (at >= 9 ? 3 : 2)) + 1
  const layout = versions[version - 1]
  if (!layout) return undefined
  const codewords = withCorrection(dataOf(bytes, version, capacityOf(layout)), layout)
  const frame = functionModules(version)
  const candidates = masks.map((mask, number) => filled(frame, codewords, mask, number))
  return candidates.reduce((best, one) => (penalty(one) < penalty(best) ? one : best))
}

type Layout = { correction: number; blocks: readonly number[]; alignment: readonly number[] }

/** Level L, by version: correction bytes a block, data bytes of each block, centres of the alignment patterns. */
const versions: readonly Layout[] = [
  { correction: 7, blocks: [19], alignment: [] },
  { correction: 10, blocks: [34], alignment: [6, 18] },
  { correction: 15, blocks: [55], alignment: [6, 22] },
  { correction: 20, blocks: [80], alignment: [6, 26] },
  { correction: 26, blocks: [108], alignment: [6, 30] },
  { correction: 18, blocks: [68, 68], alignment: [6, 34] },
  { correction: 20, blocks: [78, 78], alignment: [6, 22, 38] },
  { correction: 24, blocks: [97, 97], alignment: [6, 24, 42] },
  { correction: 30, blocks: [116, 116], alignment: [6, 26, 46] },
  { correction: 18, blocks: [68, 68, 69, 69], alignment: [6, 28, 50] },
]

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

const capacityOf = ({ blocks }: Layout) => blocks.reduce((sum, block) => sum + block, 0)

/** Mode, length, the bytes, an end, and padding by turns of two fixed bytes. */
function dataOf(bytes: readonly number[], version: number, capacity: number): number[] {
  const bits = [
    0,
    1,
    0,
    0,
    ...bitsOf(bytes.length, version < 10 ? 8 : 16),
    ...bytes.flatMap((byte) => bitsOf(byte, 8)),
  ]
  bits.push(...Array<number>(Math.min(4, capacity * 8 - bits.length)).fill(0))
  while (bits.length % 8 !== 0) bits.push(0)
  const data = Array.from({ length: bits.length / 8 }, (_, at) => numberOf(bits.slice(at * 8, at * 8 + 8)))
  for (let pad = 0xec; data.length < capacity; pad ^= 0xec ^ 0x11) data.push(pad)
  return data
}

/** Each block gets its Reed–Solomon bytes; then blocks are woven column by column. */
function withCorrection(data: readonly number[], { blocks, correction }: Layout): number[] {
  const starts = blocks.map((_, at) => blocks.slice(0, at).reduce((sum, length) => sum + length, 0))
  const parts = blocks.map((length, at) => data.slice(starts[at], (starts[at] ?? 0) + length))
  const checks = parts.map((part) => remainder(part, generator(correction)))
  return [...woven(parts), ...woven(checks)]
}

const woven = (parts: readonly (readonly number[])[]) =>
  Array.from({ length: Math.max(...parts.map((part) => part.length)) }, (_, at) =>
    parts.flatMap((part) => part.slice(at, at + 1)),
  ).flat()

/** Arithmetic in GF(256) by logarithms to the base 2, modulo x⁸ + x⁴ + x³ + x² + 1. */
const powers: number[] = [1]
for (let at = 1; at < 255; at += 1) {
  const next = (powers[at - 1] ?? 0) << 1
  powers.push(next > 255 ? next ^ 0x11d : next)
}
const logarithms = new Map(powers.map((power, at) => [power, at]))

function times(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  return powers[((logarithms.get(a) ?? 0) + (logarithms.get(b) ?? 0)) % 255] ?? 0
}

function generator(degree: number): number[] {
  let polynomial = [1]
  for (let at = 0; at < degree; at += 1) {
    const root = powers[at] ?? 1
    polynomial = [...polynomial, 0].map((value, place) => value ^ times(polynomial[place - 1] ?? 0, root))
  }
  return polynomial.slice(1)
}

function remainder(data: readonly number[], divisor: readonly number[]): number[] {
  let rest = divisor.map(() => 0)
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0)
    rest = [...rest.slice(1), 0].map((value, at) => value ^ times(divisor[at] ?? 0, factor))
  }
  return rest
}

type Module = boolean | undefined

/** Finders, timing, alignment and version; what is left undefined belongs to the data and the format. */
function functionModules(version: number): Module[][] {
  const size = version * 4 + 17
  const modules = Array.from({ length: size }, () => Array<Module>(size).fill(undefined))
  const set = (row: number, column: number, dark: boolean) => {
    const line = modules[row]
    if (line && column >= 0 && column < size) line[column] = dark
  }
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    square(row, column, 4, (ring) => ring !== 2 && ring !== 4, set)
  const centres = versions[version - 1]?.alignment ?? []
  const last = size - 7
  for (const row of centres) {
    for (const column of centres) {
      const onFinder = (row === 6 && (column === 6 || column === last)) || (row === last && column === 6)
      if (!onFinder) square(row, column, 2, (ring) => ring !== 1, set)
    }
  }
  if (version >= 7) {
    const bits = (version << 12) | coded(version, 12, 0x1f25)
    for (let at = 0; at < 18; at += 1) {
      const dark = ((bits >> at) & 1) === 1
      set(Math.floor(at / 3), size - 11 + (at % 3), dark)
      set(size - 11 + (at % 3), Math.floor(at / 3), dark)
    }
  }
  return modules
}

/** Rings of one colour around a centre. */
function square(
  row: number,
  column: number,
  reach: number,
  isDark: (ring: number) => boolean,
  set: (row: number, column: number, dark: boolean) => void,
) {
  for (let down = -reach; down <= reach; down += 1) {
    for (let right = -reach; right <= reach; right += 1)
      set(row + down, column + right, isDark(Math.max(Math.abs(down), Math.abs(right))))
  }
}

/** The data runs up and down in columns two wide from the lower right corner, past everything that is set. */
function filled(
  frame: readonly (readonly Module[])[],
  codewords: readonly number[],
  mask: (row: number, column: number) => boolean,
  number: number,
): boolean[][] {
  const size = frame.length
  const modules = frame.map((row) => [...row])
  writeFormat(modules, number)
  const bits = codewords.flatMap((codeword) => bitsOf(codeword, 8))
  let next = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    const upwards = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        const line = modules[row]
        if (!line || line[column] !== undefined) continue
        line[column] = ((bits[next] ?? 0) === 1) !== mask(row, column)
        next += 1
      }
    }
  }
  return modules.map((row) => row.map((module) => module === true))
}

/** Level and mask, twice, around the finders; and the one module that is always dark. */
function writeFormat(modules: Module[][], mask: number): void {
  const size = modules.length
  const level = 0b01
  const data = (level << 3) | mask
  const bits = ((data << 10) | coded(data, 10, 0x537)) ^ 0x5412
  const put = (row: number, column: number, at: number) => {
    const line = modules[row]
    if (line) line[column] = ((bits >> at) & 1) === 1
  }
  for (let at = 0; at < 15; at += 1) {
    put(at < 6 ? at : at < 8 ? at + 1 : 8, at < 8 ? 8 : at === 8 ? 7 : 14 - at, at)
    if (at < 8) put(8, size - 1 - at, at)
    else put(size - 15 + at, 8, at)
  }
  const line = modules[size - 8]
  if (line) line[8] = true
}

/** The remainder of a BCH code. */
function coded(value: number, degree: number, polynomial: number): number {
  let rest = value
  for (let at = 0; at < degree; at += 1) rest = (rest << 1) ^ ((rest >> (degree - 1)) * polynomial)
  return rest
}

/** How hard a picture is to read: long runs, blocks, finder-like patterns, and too much of one colour. */
function penalty(modules: readonly (readonly boolean[])[]): number {
  const columns = modules.map((_, at) => modules.map((row) => row[at] ?? false))
  const lines = [...modules, ...columns]
  const runs = lines.reduce((sum, line) => sum + runPenalty(line), 0)
  const dark = modules.flat().filter(Boolean).length / modules.length ** 2
  return runs + blockPenalty(modules) + 10 * Math.floor(Math.abs(dark - 0.5) / 0.05)
}

function runPenalty(line: readonly boolean[]): number {
  const text = line.map((dark) => (dark ? '1' : '0')).join('')
  const runs = text.match(/0{5,}|1{5,}/g) ?? []
  const finders = text.match(/(?=10111010000|00001011101)/g) ?? []
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + finders.length * 40
}

function blockPenalty(modules: readonly (readonly boolean[])[]): number {
  let blocks = 0
  for (let row = 1; row < modules.length; row += 1) {
    for (let column = 1; column < modules.length; column += 1) {
      const dark = modules[row]?.[column]
      if (
        dark === modules[row]?.[column - 1] &&
        dark === modules[row - 1]?.[column] &&
        dark === modules[row - 1]?.[column - 1]
      )
        blocks += 3
    }
  }
  return blocks
}

const bitsOf = (value: number, length: number) =>
  Array.from({ length }, (_, at) => (value >> (length - 1 - at)) & 1)
const numberOf = (bits: readonly number[]) => bits.reduce((value, bit) => value * 2 + bit, 0)
