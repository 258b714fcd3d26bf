/**
 * The root of `f` between `low` and `high`, where `f` changes sign (Brent 1973: bisection kept safe, inverse quadratic
 * interpolation when it pays). The answer is within about `tolerance` × |x| of a sign change; the default is as near as doubles allow.
 */
export function brentRoot(f: (x: number) => number, low: number, high: number, tolerance = 0): number {
  let a = low
  let b = high
  let fa = f(a)
  let fb = f(b)
  if (fa === 0) return a
  if (fb === 0) return b
  if (Number.isNaN(fa) || Number.isNaN(fb) || fa > 0 === fb > 0) {
    throw new RangeError(`no change of sign between ${low} and ${high}`)
  }
  let c = a
  let fc = fa
  let step = b - a
  let before = step
  for (let n = 0; n < 200; n += 1) {
    if (fb > 0 === fc > 0) {
      c = a
      fc = fa
      step = b - a
      before = step
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      ;[a, b, c] = [b, c, b]
      ;[fa, fb, fc] = [fb, fc, fb]
    }
    const reach = 2 ** -52 * Math.abs(b) + 0.5 * tolerance * Math.abs(b)
    const half = 0.5 * (c - b)
    if (Math.abs(half) <= reach || fb === 0) return b
    const proposed =
      Math.abs(before) > reach && Math.abs(fa) > Math.abs(fb) ? interpolate(a, b, c, fa, fb, fc) : half
    const isSafe =
      proposed * half > 0 && Math.abs(proposed) < Math.min(1.5 * Math.abs(half), 0.5 * Math.abs(before))
    before = isSafe ? step : half
    step = isSafe ? proposed : half
    a = b
    fa = fb
    b += Math.abs(step) > reach ? step : Math.sign(half) * reach
    fb = f(b)
  }
  return b
}

/** The step from b: secant when two points are known, else inverse quadratic through three. */
function interpolate(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const s = fb / fa
  if (a === c) return ((c - b) * s) / (s - 1)
  const q = fa / fc
  const r = fb / fc
  return -(s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / ((q - 1) * (r - 1) * (s - 1))
}
