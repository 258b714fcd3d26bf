import { type Decision, no, yes } from '#kernel/decision.ts'
import { gammaPoissonPredictive } from '../credibility.ts'
import { type DiscretiseReason, discretise, type Grid } from '../discretise.ts'
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
  /** Shares of tickets by cell, and the part of them under the cover. */
  shares: number[]
  coveredShare: number
  /** Hours outside the cover per ticket of any kind. */
  hoursOutside: number
  /** Hours per ticket of any kind: book's, own, credibility-weighted factor. */
  hoursPerTicket: { book: number; own: number | null; z: number; factor: number; mean: number }
  /** Hours of one covered ticket as its shape, for simulation. */
  ticketSeverity: Severity
  /** The same on the grid; and weighted with the cells' cost factors. */
  ticketHours: Grid
  ticketCostHours: Grid
  /** The kinds of work it was made of. */
  cells: readonly WorkCell[]
}

export type ModelReason = SeverityReason | DiscretiseReason | 'dispersion-below-one' | 'nothing-covered'

/** Total frequency by credibility, shares by Dirichlet–multinomial, hours per ticket as the book's shape times a credibility-weighted factor. */
export function clientModel(
  input: PriceSheetInput,
  own: OwnExperience,
  known: readonly ClientModel[] = [],
): Decision<ClientModel, ModelReason> {
  const { cells, prior } = input
  const predictive = gammaPoissonPredictive(prior, own.tickets, own.endpointMonths, 1, prior.dispersion)
  if (!predictive.yes) return predictive
  const shares = sharesOf(input, own)
  const coveredShare = cells.every(isCovered)
    ? 1
    : sumOver(shares, (share, i) => (isCovered(cells[i]) ? share : 0))
  if (coveredShare === 0) return no('nothing-covered')
  const means = meanHours(cells)
  if (!means.yes) return means
  const book = sumOver(shares, (share, i) => share * (means.value[i] ?? 0))
  const hoursPerTicket = weighHours(book, own, input.hoursStrength)
  const same = known.find((one) => hasSameHours(one, cells, shares, hoursPerTicket.factor))
  const hours = same ? yes(same) : hoursOfTickets(input, shares, hoursPerTicket.factor)
  if (!hours.yes) return hours
  const { ticketSeverity, ticketHours, ticketCostHours } = hours.value

  return yes({
    rate: rateOf(input, own, predictive.value),
    dispersion: prior.dispersion,
    shares,
    coveredShare,
    hoursOutside:
      hoursPerTicket.factor *
      sumOver(shares, (share, i) => (isCovered(cells[i]) ? 0 : share * (means.value[i] ?? 0))),
    hoursPerTicket,
    ticketSeverity,
    ticketHours,
    ticketCostHours,
    cells,
  })
}

/** The posterior gamma; what else is uncertain of the client multiplies (1 + CV²) by (1 + spread²) and leaves the mean. */
function rateOf(
  { prior, rateSpreadCv = 0 }: PriceSheetInput,
  own: OwnExperience,
  { z, rate: { mean } }: { z: number; rate: { mean: number } },
): ClientModel['rate'] {
  const known = prior.shape + own.tickets / prior.dispersion
  const shape = 1 / ((1 + 1 / known) * (1 + rateSpreadCv ** 2) - 1)
  return {
    shape,
    rate: shape / mean,
    mean,
    sd: mean / Math.sqrt(shape),
    prior: prior.shape / prior.rate,
    own: own.endpointMonths > 0 ? own.tickets / own.endpointMonths : null,
    z,
  }
}

const isCovered = (cell: WorkCell | undefined) => cell?.isCovered !== false
const sumOver = (shares: readonly number[], of: (share: number, place: number) => number) =>
  shares.reduce((sum, share, place) => sum + of(share, place), 0)

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

function meanHours(cells: readonly WorkCell[]): Decision<number[], SeverityReason> {
  const means: number[] = []
  for (const { severity } of cells) {
    const law = severityLaw(severity)
    if (!law.yes) return law
    means.push(law.value.mean)
  }
  return yes(means)
}

function weighHours(book: number, { tickets, hours }: OwnExperience, strength: number) {
  const own = hours !== null && tickets > 0 ? hours / tickets : null
  const z = own === null ? 0 : tickets / (tickets + strength)
  const factor = own === null ? 1 : 1 + z * (own / book - 1)
  return { book, own, z, factor, mean: book * factor }
}

type TicketHours = Pick<ClientModel, 'ticketSeverity' | 'ticketHours' | 'ticketCostHours'>

function hoursOfTickets(
  { cells, grid: { spanHours, maxHours } }: PriceSheetInput,
  shares: readonly number[],
  factor: number,
): Decision<TicketHours, ModelReason> {
  const ticketSeverity = coveredSeverity(cells, shares, factor, () => 1)
  const plain = discretise(ticketSeverity, spanHours, maxHours, 'unbiased', 'lump')
  if (!plain.yes) return plain
  const isPlain = cells.every(({ costFactor }) => costFactor === 1)
  const weighted = coveredSeverity(cells, shares, factor, ({ costFactor }) => costFactor)
  const cost = isPlain ? plain : discretise(weighted, spanHours, maxHours, 'unbiased', 'lump')
  if (!cost.yes) return cost
  return yes({ ticketSeverity, ticketHours: plain.value, ticketCostHours: cost.value })
}

const hasSameHours = (
  like: ClientModel,
  cells: readonly WorkCell[],
  shares: readonly number[],
  factor: number,
) =>
  like.cells === cells &&
  like.hoursPerTicket.factor === factor &&
  shares.every((share, place) => share === like.shares[place])

/** One covered ticket drawn from its kinds. */
function coveredSeverity(
  cells: readonly WorkCell[],
  shares: readonly number[],
  factor: number,
  weight: (cell: WorkCell) => number,
): Severity {
  const covered = sumOver(shares, (share, i) => (isCovered(cells[i]) ? share : 0))
  const parts = cells.flatMap((cell, i) => {
    const share = (shares[i] ?? 0) / covered
    const scaled: Severity = { kind: 'scaled', severity: cell.severity, factor: factor * weight(cell) }
    return isCovered(cell) && share > 0 ? [{ share, severity: scaled }] : []
  })
  return { kind: 'mixture', parts }
}
