const LAYERS = 256
const TAIL_START = 3.6541528853610088
const LAYER_AREA = 0.00492867323399

const { edges, heights } = layers()

/** A standard normal draw by the ziggurat of Marsaglia & Tsang (2000), 256 layers, with 53-bit abscissae and an own index. */
export function normalDeviate(bits: () => number): number {
  for (;;) {
    const choice = bits()
    const layer = choice & 255
    const sign = choice & 256 ? -1 : 1
    const fraction = ((choice >>> 11) * 0x100000000 + (bits() >>> 0) + 0.5) / 0x20000000000000
    const x = fraction * (edges[layer] ?? 0)
    if (x < (edges[layer + 1] ?? 0)) return sign * x
    if (layer === 0) return sign * tail(bits)
    const low = heights[layer] ?? 0
    const high = heights[layer + 1] ?? 0
    if (low + unit(bits) * (high - low) < Math.exp(-0.5 * x * x)) return sign * x
  }
}

/** Beyond the last layer: Marsaglia's (1964) pair of exponentials. */
function tail(bits: () => number): number {
  for (;;) {
    const x = -Math.log(unit(bits)) / TAIL_START
    const y = -Math.log(unit(bits))
    if (2 * y > x * x) return TAIL_START + x
  }
}

const unit = (bits: () => number) => ((bits() >>> 0) + 0.5) / 0x100000000

/** Right edges of the layers, the widest (with the tail) first, and the density at them. */
function layers() {
  const density = (x: number) => Math.exp(-0.5 * x * x)
  const edges = new Float64Array(LAYERS + 1)
  const heights = new Float64Array(LAYERS + 1)
  edges[0] = LAYER_AREA / density(TAIL_START)
  let edge = TAIL_START
  for (let layer = 1; layer < LAYERS; layer += 1) {
    edges[layer] = edge
    heights[layer] = density(edge)
    edge = Math.sqrt(-2 * Math.log(Math.min(1, LAYER_AREA / edge + density(edge))))
  }
  heights[LAYERS] = 1
  return { edges, heights }
}
