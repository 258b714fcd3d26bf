import { realTransform } from './real-transform.ts'

/** Above so many multiplications the transform is quicker; its rounding, about 1e-17 of the total chance per cell, is cut off at 0. */
const DIRECT = 4e5

/** The distribution of the sum of two independent amounts on the same grid. */
export function convolve(f: Float64Array, g: Float64Array): Float64Array<ArrayBuffer> {
  return f.length * g.length > DIRECT ? convolveByTransform(f, g) : convolveExactly(f, g)
}

/** Cell by cell: every term is positive, so each cell keeps its digits, however small. */
export function convolveExactly(f: Float64Array, g: Float64Array): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(f.length + g.length - 1)
  for (let i = 0; i < f.length; i += 1) {
    const mass = f[i] ?? 0
    if (mass === 0) continue
    for (let j = 0; j < g.length; j += 1) sum[i + j] = (sum[i + j] ?? 0) + mass * (g[j] ?? 0)
  }
  return sum
}

function convolveByTransform(f: Float64Array, g: Float64Array): Float64Array<ArrayBuffer> {
  const cells = f.length + g.length - 1
  const { length, bins, forward, inverse } = realTransform(2 ** Math.ceil(Math.log2(cells)))
  const padded = new Float64Array(length)
  const product = new Float64Array(2 * bins)
  const other = new Float64Array(2 * bins)
  padded.set(f)
  forward(padded, product)
  padded.fill(0)
  padded.set(g)
  forward(padded, other)
  multiplySpectra(product, other)
  inverse(product, padded)
  return padded.slice(0, cells).map((mass) => Math.max(0, mass))
}

/** Multiplies interleaved complex numbers one by one into the first. */
export function multiplySpectra(into: Float64Array, by: Float64Array): void {
  for (let i = 0; i < into.length; i += 2) {
    const re = into[i] ?? 0
    const im = into[i + 1] ?? 0
    const byRe = by[i] ?? 0
    const byIm = by[i + 1] ?? 0
    into[i] = re * byRe - im * byIm
    into[i + 1] = re * byIm + im * byRe
  }
}
