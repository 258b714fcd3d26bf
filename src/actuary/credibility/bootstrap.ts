import { type Decision, no, yes } from '#kernel/decision.ts'
import { randomSource } from '../random.ts'
import { buhlmannStraub, type Cell, type CredibilityReason } from './buhlmann-straub.ts'

export interface CredibilityInterval {
  id: string
  z: number
  /** 5 % and 95 % points of z over resampled books. */
  z90: [low: number, high: number]
}

/**
 * How sure the credibilities are: books of as many clients, drawn with replacement, each give a spread between clients and with it another
 * Z for every client's exposure. Below ten clients the interval is wide and should be shown. The same seed gives the same interval.
 */
export function credibilityIntervals(
  cells: readonly Cell[],
  method: 'unbiased' | 'iterative',
  seed: number | string,
  samples = 500,
): Decision<CredibilityInterval[], CredibilityReason | 'not-whole'> {
  if (!Number.isSafeInteger(samples) || samples < 1)
    return no('not-whole', { field: 'samples', given: samples })
  const book = buhlmannStraub(cells, method)
  if (!book.yes) return book

  const ratios = resampledRatios(cells, method, seed, samples)
  const point = (weight: number, p: number) => {
    const ratio = ratios[Math.min(ratios.length - 1, Math.floor(p * ratios.length))] ?? 0
    return weight > 0 ? (weight * ratio) / (weight * ratio + 1) : 0
  }
  return yes(
    book.value.clients.map(({ id, z, weight }) => ({
      id,
      z,
      z90: [point(weight, 0.05), point(weight, 0.95)],
    })),
  )
}

/** a / s² of each resampled book, sorted: Z rises with it, whatever the weight. */
function resampledRatios(
  cells: readonly Cell[],
  method: 'unbiased' | 'iterative',
  seed: number | string,
  samples: number,
) {
  const byClient = Map.groupBy(cells, ({ clientId }) => clientId)
  const clients = [...byClient.values()]
  const random = randomSource(seed, 'credibility')
  const ratios: number[] = []
  for (let n = 0; n < samples; n += 1) {
    const drawn = clients.flatMap((_, place) =>
      (clients[random.below(clients.length)] ?? []).map((cell) => ({ ...cell, clientId: String(place) })),
    )
    const book = buhlmannStraub(drawn, method)
    if (book.yes) ratios.push(book.value.s2 > 0 ? book.value.a / book.value.s2 : 0)
  }
  return ratios.sort((a, b) => a - b)
}
