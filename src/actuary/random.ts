import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { normalDeviate } from './random/normal.ts'
import { poissonDeviate } from './random/poisson.ts'

type Generator = ReturnType<typeof xoroshiro128plusFromState>

/**
 * A seeded stream of chance: the same seed, label and jump give the same draws on every machine and in every worker.
 * Drawing changes the source; two parts of a simulation that must not disturb each other take two streams.
 */
export interface RandomSource {
  /** 32 random bits as a signed integer. */
  bits(): number
  /** Uniform on the open interval (0, 1), 53 bits. */
  uniform(): number
  /** Uniform whole number 0 … n − 1. */
  below(n: number): number
  normal(): number
  exponential(): number
  /** Gamma with the given shape and rate 1; divide by the rate. */
  gamma(shape: number): number
  poisson(mean: number): number
  lognormal(meanlog: number, sdlog: number): number
  beta(a: number, b: number): number
  /** Failures before `size` successes of chance `prob`; `size` may be any positive number. */
  negativeBinomial(size: number, prob: number): number
  binomial(n: number, prob: number): number
  /** A copy `jumps` × 2^64 draws ahead, for replication `jumps` of the same purpose. The source itself stays where it is. */
  jumped(jumps: number): RandomSource
}

/**
 * The stream of a purpose ("client 7 / arrivals"): labels are hashed into the 128 bits of state of xoroshiro128+, so
 * streams of different labels don't overlap in practice, and a client's draws are the same with or without other clients
 * (common random numbers). Replications of one purpose are told apart by `jumped`.
 */
export function randomSource(seed: number | string, label = ''): RandomSource {
  const text = `${seed}/${label}`
  return sourceOf(xoroshiro128plusFromState([hash(text, 1), hash(text, 2), hash(text, 3), hash(text, 4) | 1]))
}

function sourceOf(generator: Generator): RandomSource {
  const bits = () => generator.next()
  const uniform = () => ((bits() >>> 5) * 0x4000000 + (bits() >>> 6) + 0.5) / 0x20000000000000
  const normal = () => normalDeviate(bits)
  const gamma = (shape: number) => gammaDeviate(shape, normal, uniform)
  const poisson = (mean: number) => poissonDeviate(mean, uniform)

  return {
    bits,
    uniform,
    below: (n) => Math.floor(uniform() * n),
    normal,
    exponential: () => -Math.log(uniform()),
    gamma,
    poisson,
    lognormal: (meanlog, sdlog) => Math.exp(meanlog + sdlog * normal()),
    beta: (a, b) => {
      const first = gamma(a)
      return first / (first + gamma(b))
    },
    negativeBinomial: (size, prob) => (prob === 1 ? 0 : poisson((gamma(size) * (1 - prob)) / prob)),
    binomial: (n, prob) => binomialDeviate(n, prob, uniform),
    jumped: (jumps) => {
      const ahead = generator.clone()
      for (let n = 0; n < jumps; n += 1) ahead.jump()
      return sourceOf(ahead)
    },
  }
}

/** Marsaglia & Tsang (2000); a shape below 1 is drawn one higher and thinned by a power of a uniform. */
function gammaDeviate(shape: number, normal: () => number, uniform: () => number): number {
  if (shape < 1) return gammaDeviate(shape + 1, normal, uniform) * uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    if (Math.log(uniform()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v
  }
}

/** Waiting times between successes: exact, and quick where n × min(p, 1 − p) is small, as it is in a book of clients. */
function binomialDeviate(n: number, prob: number, uniform: () => number): number {
  if (prob > 0.5) return n - binomialDeviate(n, 1 - prob, uniform)
  if (prob <= 0) return 0
  const logMiss = Math.log1p(-prob)
  let trials = 0
  let successes = -1
  while (trials <= n) {
    trials += 1 + Math.floor(Math.log(uniform()) / logMiss)
    successes += 1
  }
  return successes
}

/** 32 bits of a text (Fowler–Noll–Vo, then the finalizer of MurmurHash3); each salt gives another hash. */
function hash(text: string, salt: number): number {
  let h = Math.imul(salt, 0x9e3779b9) ^ 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
