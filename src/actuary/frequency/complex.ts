/** Replaces each z of an interleaved complex array by (1 + slope (z − 1))^power, through the logarithm: never a large power. */
export function powerOfOnePlus(z: Float64Array, bins: number, slope: number, power: number): void {
  for (let i = 0; i < 2 * bins; i += 2) {
    const re = slope * ((z[i] ?? 0) - 1)
    const im = slope * (z[i + 1] ?? 0)
    setPolar(z, i, power * logModulusOfOnePlus(re, im), power * Math.atan2(im, 1 + re))
  }
}

/** Replaces each z by scale × ln(1 − p z). */
export function logOneMinus(z: Float64Array, bins: number, p: number, scale: number): void {
  for (let i = 0; i < 2 * bins; i += 2) {
    const re = -p * (z[i] ?? 0)
    const im = -p * (z[i + 1] ?? 0)
    z[i] = scale * logModulusOfOnePlus(re, im)
    z[i + 1] = scale * Math.atan2(im, 1 + re)
  }
}

/** Sets the number at i to exp(logSize + i angle); below e^−60 it is nothing. */
export function setPolar(z: Float64Array, i: number, logSize: number, angle: number): void {
  const size = logSize < -60 ? 0 : Math.exp(logSize)
  z[i] = size === 0 ? 0 : size * Math.cos(angle)
  z[i + 1] = size === 0 ? 0 : size * Math.sin(angle)
}

/** ln |1 + w|, without loss for small w. */
function logModulusOfOnePlus(re: number, im: number): number {
  const square = 2 * re + re * re + im * im
  return square > -0.5 && square < 1 ? 0.5 * Math.log1p(square) : 0.5 * Math.log((1 + re) ** 2 + im * im)
}
