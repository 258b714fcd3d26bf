/** A negative binomial count, ready to be a line's frequency. */
export interface NegativeBinomial {
  kind: 'negbin'
  size: number
  prob: number
  mean: number
  variance: number
}

export function negBin(size: number, prob: number): NegativeBinomial {
  const mean = (size * (1 - prob)) / prob
  return { kind: 'negbin', size, prob, mean, variance: mean / prob }
}
