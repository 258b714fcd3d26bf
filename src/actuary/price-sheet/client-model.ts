import { type Decision, yes } from '#kernel/decision.ts'
import { gammaPoissonPredictive } from '../credibility.ts'
import type { DiscretiseReason, Grid } from '../discretise.ts'
import { discretise } from '../discretise.ts'
import type { PriceSheetInput } from '../price-sheet.ts'
import { type Severity, type SeverityReason, severityLaw } from '../severity.ts'
import type { OwnExperience } from './experience.ts'
import type { WorkCell } from './priors.ts'

/** What is known of one client, in numbers the derivation prints. */
export interface ClientModel {
  /** Tickets per endpoint-month: gamma with this shape and rate, before factors. */
  rate: {
    shape: number
    rate: number
    mean: number
    sd: number
    prior: number
    own: number | null
    z: number
  }
  dispersion: number
  /** Shares of tickets by cell, and hours per ticket: book's, own, credibility-weighted factor. */
  shares: number[]
  hoursPerTicket: { book: number; own: number | null; z: number; factor: number; mean: number }
  /** Hours of one ticket over all cells; and weighted with the cells' cost factors. */
  ticketHours: Grid
  ticketCostHours: Grid
}

export type ModelReason = SeverityReason | DiscretiseReason | 'dispersion-below-one'

/** Total frequency by credibility, shares by Dirichlet–multinomial, hours per ticket as the book's shape times a credibility-weighted factor. */
export function clientModel(input: PriceSheetInput, own: OwnExperience): Decision<ClientModel, ModelReason> {
  const { shape, rate, dispersion } = input.prior
  const predictive = gammaPoissonPredictive(input.prior, own.tickets, own.endpointMonths, 1, dispersion)
  if (!predictive.yes) return predictive
  const shares = sharesOf(input, own)
  const book = bookHours(input.cells, shares)
  if (!book.yes) return book
  const hoursPerTicket = weighHours(book.value, own, input.hoursStrength)
  const plain = ticketGrid(input, shares, hoursPerTicket.factor, () => 1)
  if (!plain.yes) return plain
  const isPlain = input.cells.every(({ costFactor }) => costFactor === 1)
  const cost = isPlain
    ? plain
    : ticketGrid(input, shares, hoursPerTicket.factor, ({ costFactor }) => costFactor)
  if (!cost.yes) return cost

  return yes({
    rate: {
      shape: shape + own.tickets / dispersion,
      rate: rate + own.endpointMonths / dispersion,
      ...predictive.value.rate,
      prior: shape / rate,
      own: own.endpointMonths > 0 ? own.tickets / own.endpointMonths : null,
      z: predictive.value.z,
    },
    dispersion,
    shares,
    hoursPerTicket,
    ticketHours: plain.value,
    ticketCostHours: cost.value,
  })
}

/** (α₀ p_c + n_c) / (α₀ + n): the book's shares count as α₀ tickets. */
function sharesOf(
  { cells, shareStrength }: PriceSheetInput,
  { ticketsByCell = {} }: OwnExperience,
): number[] {
  const known = cells.reduce((sum, { name }) => sum + (ticketsByCell[name] ?? 0), 0)
  return cells.map(
    ({ name, share }) => (shareStrength * share + (ticketsByCell[name] ?? 0)) / (shareStrength + known),
  )
}

function bookHours(cells: readonly WorkCell[], shares: readonly number[]): Decision<number, SeverityReason> {
  let mean = 0
  for (const [i, { severity }] of cells.entries()) {
    const law = severityLaw(severity)
    if (!law.yes) return law
    mean += (shares[i] ?? 0) * law.value.mean
  }
  return yes(mean)
}

function weighHours(book: number, { tickets, hours }: OwnExperience, strength: number) {
  const own = hours !== null && tickets > 0 ? hours / tickets : null
  const z = own === null ? 0 : tickets / (tickets + strength)
  const factor = own === null ? 1 : 1 + z * (own / book - 1)
  return { book, own, z, factor, mean: book * factor }
}

function ticketGrid(
  { cells, grid }: PriceSheetInput,
  shares: readonly number[],
  factor: number,
  weight: (cell: WorkCell) => number,
): Decision<Grid, ModelReason> {
  const parts = cells.map((cell, i) => ({
    share: shares[i] ?? 0,
    severity: { kind: 'scaled', severity: cell.severity, factor: factor * weight(cell) } satisfies Severity,
  }))
  return discretise({ kind: 'mixture', parts }, grid.spanHours, grid.maxHours, 'unbiased', 'lump')
}
