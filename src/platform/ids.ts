import { createHash, randomBytes } from 'node:crypto'

let lastMillisecond = 0
let counter = 0

/** A UUIDv7 (RFC 9562): time first, then a counter that keeps the ids of one process in order of making. */
export function newId(): string {
  const millisecond = Math.max(Date.now(), lastMillisecond)
  counter = millisecond === lastMillisecond ? counter + 1 : randomBytes(2).readUInt16BE() & 0x7ff
  lastMillisecond = counter > 0xfff ? millisecond + 1 : millisecond
  if (counter > 0xfff) counter = 0
  const time = lastMillisecond.toString(16).padStart(12, '0')
  const random = randomBytes(8)
  random.writeUInt8((random.readUInt8() & 0x3f) | 0x80)
  const tail = random.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

/** A secret for a link or a key: 32 random bytes, safe in an address. Only its hash is ever stored. */
export const newToken = () => randomBytes(32).toString('base64url')

export const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex')
