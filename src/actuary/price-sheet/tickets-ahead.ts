import { type NegativeBinomial, negBin } from '../negative-binomial.ts'

/** What makes a client's tickets vary although its rate is known: variance over mean, and a shock common to a month's tickets. */
export interface TicketNoise {
  dispersion: number
  monthlyShockCv: number
}

/**
 * Tickets over `exposure` endpoint-months spread over `months`: mean and parameter uncertainty from the gamma rate, and within the client
 * a variance of dispersion × mean, or the monthly shock's c² mean² / months above Poisson where that is more. Negative binomial by its
 * first two moments.
 */
export function ticketsOver(
  rate: { shape: number; rate: number },
  exposure: number,
  months: number,
  noise: TicketNoise,
): NegativeBinomial {
  return byMoments((rate.shape / rate.rate) * exposure, 1 / rate.shape, months, noise)
}

/** The same for a client whose rate is known: only the noise within. */
export const ticketsAtRate = (
  perEndpointMonth: number,
  exposure: number,
  months: number,
  noise: TicketNoise,
): NegativeBinomial => byMoments(perEndpointMonth * exposure, 0, months, noise)

function byMoments(
  mean: number,
  uncertainty: number,
  months: number,
  { dispersion, monthlyShockCv }: TicketNoise,
): NegativeBinomial {
  const shock = (monthlyShockCv ** 2 / months) * (1 + uncertainty)
  const within = Math.max((dispersion - 1) / mean, shock)
  const size = 1 / Math.max(uncertainty + within, 1e-9)
  return negBin(size, size / (size + mean))
}
