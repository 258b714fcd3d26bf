/** A quoted chance against how often it came about, over so many independent firms. */
export interface Calibration {
  firms: number
  rows: { quoted: number; realised: number; error: number; isWithin: boolean }[]
}

/** The error is the half width of a 95 % interval: what chance alone leaves, were the quote right. */
export function judged(quoted: readonly number[], hits: readonly number[], firms: number): Calibration {
  const rows = quoted.map((chance, at) => {
    const realised = (hits[at] ?? 0) / firms
    const error = 1.96 * Math.sqrt((chance * (1 - chance)) / firms)
    return { quoted: chance, realised, error, isWithin: Math.abs(realised - chance) <= error }
  })
  return { firms, rows }
}

export const percent = (share: number) => `${(share * 100).toFixed(1)} %`

export const told = ({ rows }: Calibration) =>
  rows.map(
    ({ quoted, realised, error, isWithin }) =>
      `quoted ${percent(quoted)}, realised ${percent(realised)}, ${isWithin ? 'within' : 'outside'} ±${percent(error)}`,
  )
