import { gunzipSync, gzipSync } from 'node:zlib'
import type { PromiseRuns, Tally } from '#actuary/desk.ts'

/** Counts are mostly zeros: as gzipped JSON they take a twentieth of their room, and any tool can read them. */
export const packed = (runs: PromiseRuns): Uint8Array =>
  gzipSync(JSON.stringify(runs, (_, value) => (isNumbers(value) ? Array.from(value) : value)))

const isNumbers = (value: unknown): value is Int32Array | Float64Array =>
  value instanceof Int32Array || value instanceof Float64Array

type Plain = { [Key in keyof Tally]: Tally[Key] extends number ? number : number[] }

export function unpacked(counts: Uint8Array): PromiseRuns {
  const { tallies }: { tallies: Plain[] } = JSON.parse(gunzipSync(counts).toString())
  return {
    tallies: tallies.map((plain) => ({
      ...plain,
      responses: Int32Array.from(plain.responses),
      begun: Int32Array.from(plain.begun),
      waitMinutes: Float64Array.from(plain.waitMinutes),
      askedMinutes: Float64Array.from(plain.askedMinutes),
      thereMinutes: Float64Array.from(plain.thereMinutes),
    })),
  }
}
