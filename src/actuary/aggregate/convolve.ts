/** The distribution of the sum of two independent amounts on the same grid. */
export function convolve(f: Float64Array, g: Float64Array): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(f.length + g.length - 1)
  for (let i = 0; i < f.length; i += 1) {
    const mass = f[i] ?? 0
    if (mass === 0) continue
    for (let j = 0; j < g.length; j += 1) sum[i + j] = (sum[i + j] ?? 0) + mass * (g[j] ?? 0)
  }
  return sum
}
