import FFT from 'fft.js'

/**
 * The discrete Fourier transform of real sequences of one even length (a power of two ≥ 4), by a complex transform of half the
 * length: half the work of the plain one. A spectrum holds `bins` = length / 2 + 1 complex numbers, interleaved.
 */
export interface RealTransform {
  readonly length: number
  readonly bins: number
  forward(real: Float64Array, spectrum: Float64Array): void
  /** The inverse, scaled so that it undoes `forward`. Overwrites the spectrum. */
  inverse(spectrum: Float64Array, real: Float64Array): void
}

const made = new Map<number, RealTransform>()

/** The transform of a length; its tables are made once and kept. */
export function realTransform(length: number): RealTransform {
  const known = made.get(length)
  if (known) return known
  const transform = makeTransform(length)
  made.set(length, transform)
  return transform
}

function makeTransform(length: number): RealTransform {
  const half = length / 2
  const fft = new FFT(half)
  const cos = new Float64Array(half / 2 + 1)
  const sin = new Float64Array(half / 2 + 1)
  for (let k = 0; k <= half / 2; k += 1) {
    cos[k] = Math.cos((Math.PI * k) / half)
    sin[k] = Math.sin((Math.PI * k) / half)
  }

  return {
    length,
    bins: half + 1,
    forward(real, spectrum) {
      fft.transform(spectrum.subarray(0, length), real)
      spectrum[length] = spectrum[0] ?? 0
      spectrum[length + 1] = spectrum[1] ?? 0
      unfold(spectrum, half, cos, sin)
    },
    inverse(spectrum, real) {
      fold(spectrum, half, cos, sin)
      fft.inverseTransform(real, spectrum.subarray(0, length))
    },
  }
}

/** From the transform of even + i × odd terms to the transform of the whole: X_k = E_k + e^(−2πik/M) O_k. */
function unfold(z: Float64Array, half: number, cos: Float64Array, sin: Float64Array): void {
  for (let k = 0; k <= half / 2; k += 1) {
    const near = 2 * k
    const far = 2 * (half - k)
    const evenRe = 0.5 * ((z[near] ?? 0) + (z[far] ?? 0))
    const evenIm = 0.5 * ((z[near + 1] ?? 0) - (z[far + 1] ?? 0))
    const oddRe = 0.5 * ((z[near + 1] ?? 0) + (z[far + 1] ?? 0))
    const oddIm = 0.5 * ((z[far] ?? 0) - (z[near] ?? 0))
    const turnedRe = oddRe * (cos[k] ?? 0) + oddIm * (sin[k] ?? 0)
    const turnedIm = oddIm * (cos[k] ?? 0) - oddRe * (sin[k] ?? 0)
    z[near] = evenRe + turnedRe
    z[near + 1] = evenIm + turnedIm
    z[far] = evenRe - turnedRe
    z[far + 1] = turnedIm - evenIm
  }
}

/** The way back: even + i × odd from the transform of the whole. */
function fold(z: Float64Array, half: number, cos: Float64Array, sin: Float64Array): void {
  for (let k = 0; k <= half / 2; k += 1) {
    const near = 2 * k
    const far = 2 * (half - k)
    const evenRe = 0.5 * ((z[near] ?? 0) + (z[far] ?? 0))
    const evenIm = 0.5 * ((z[near + 1] ?? 0) - (z[far + 1] ?? 0))
    const turnedRe = 0.5 * ((z[near] ?? 0) - (z[far] ?? 0))
    const turnedIm = 0.5 * ((z[near + 1] ?? 0) + (z[far + 1] ?? 0))
    const oddRe = turnedRe * (cos[k] ?? 0) - turnedIm * (sin[k] ?? 0)
    const oddIm = turnedIm * (cos[k] ?? 0) + turnedRe * (sin[k] ?? 0)
    z[near] = evenRe - oddIm
    z[near + 1] = evenIm + oddRe
    z[far] = evenRe + oddIm
    z[far + 1] = oddRe - evenIm
  }
}
