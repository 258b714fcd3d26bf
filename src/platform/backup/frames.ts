import { type Readable, Transform } from 'node:stream'

/*
 * A backup is a sequence of parts: a JSON line that names the part, then its bytes in frames (4 bytes of length,
 * big-endian, then the bytes), closed by a frame of length 0. So a table of any size streams through.
 */

/** Wraps a stream's chunks in frames and closes them. */
export const framed = () =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (chunk.length > 0) this.push(Buffer.concat([lengthOf(chunk.length), chunk]))
      done()
    },
    flush(done) {
      this.push(lengthOf(0))
      done()
    },
  })

export const heading = (part: object) => {
  const line = Buffer.from(JSON.stringify(part))
  return Buffer.concat([lengthOf(line.length), line])
}

function lengthOf(length: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

/** Reads a backup part by part; a part's bytes must be taken before the next heading is read. */
export async function* partsOf(
  stream: Readable,
): AsyncGenerator<{ heading: unknown; bytes: AsyncGenerator<Buffer> }> {
  const source = stream[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const take = async (length: number): Promise<Buffer | undefined> => {
    const chunks = [held]
    let size = held.length
    while (size < length) {
      const next = await source.next()
      if (next.done) return undefined
      chunks.push(next.value)
      size += next.value.length
    }
    const whole = chunks.length === 1 ? held : Buffer.concat(chunks)
    held = whole.subarray(length)
    return whole.subarray(0, length)
  }
  const frame = async () => {
    const length = await take(4)
    if (!length) return undefined
    const bytes = await take(length.readUInt32BE())
    if (!bytes) throw new Error('The backup ends in the middle: it is not whole.')
    return bytes
  }
  async function* bytes() {
    for (;;) {
      const next = await frame()
      if (!next) throw new Error('The backup ends in the middle: it is not whole.')
      if (next.length === 0) return
      yield next
    }
  }
  for (;;) {
    const line = await frame()
    if (!line) return
    yield { heading: JSON.parse(line.toString()), bytes: bytes() }
  }
}
