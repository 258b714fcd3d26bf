import type { CheckedLine } from '../aggregate.ts'
import { multiplySpectra } from './convolve.ts'
import { realTransform } from './real-transform.ts'

const RESYNC = 128

/**
 * The first half of the compound distribution by the discrete Fourier transform of `length` points with exponential tilting
 * (Grübel & Hermesmeier 1999; Embrechts & Frei 2009): f_j e^(−θj), the frequency's generating function at each frequency,
 * the product over lines, back, e^(θj). `tilt` is θ × length. Absolute error in a cell of the first half about
 * 1e-17 e^(tilt/2) by rounding and e^(−tilt) P(S beyond the length) by aliasing; cells may be slightly negative.
 */
export function compoundByTransform(
  lines: readonly CheckedLine[],
  length: number,
  tilt: number,
): Float64Array {
  const { bins, forward, inverse } = realTransform(length)
  const cells = new Float64Array(length)
  const product = new Float64Array(2 * bins)
  const spectrum = lines.length > 1 ? new Float64Array(2 * bins) : product
  for (const [index, line] of lines.entries()) {
    const target = index === 0 ? product : spectrum
    cells.fill(0)
    cells.set(line.sev.pmf.subarray(0, length))
    scaleGeometrically(cells, line.sev.pmf.length, -tilt / length)
    forward(cells, target)
    line.law.pgfInPlace(target, bins)
    if (index > 0) multiplySpectra(product, spectrum)
  }
  inverse(product, cells)
  scaleGeometrically(cells, length / 2, tilt / length)
  return cells.subarray(0, length / 2)
}

/** Multiplies cell j by e^(rate × j), stepping by a factor that is set right every so often. */
function scaleGeometrically(cells: Float64Array, count: number, rate: number): void {
  const step = Math.exp(rate)
  const end = Math.min(count, cells.length)
  for (let start = 0; start < end; start += RESYNC) {
    let factor = Math.exp(rate * start)
    for (let j = start; j < Math.min(end, start + RESYNC); j += 1) {
      cells[j] = (cells[j] ?? 0) * factor
      factor *= step
    }
  }
}
