/** What a price is asked for, every figure decided. */
export type PriceChoices = {
  endpoints: number
  months: number
  /** Chance of loss that the fee may have: 10 % is 0.1. */
  chanceOfLoss: number
  /** Whether this fee alone has to be that safe, or all fixed fees together. */
  target: 'client' | 'book'
  costPerHourMinor: number
  /** Costs that don't depend on hours: tools, goods, visits, and what was typed. */
  fixedPerYearMinor: number
  /** What an hour costs the client where it is sold by the hour, without premiums. */
  hourlyRateMinor: number
  /** 1.1 is ten percent more tickets under a fixed fee. */
  moralHazard: number
  /** Product of the client's rating factors, and how unsure they leave us. */
  factor: number
  spreadCv: number
  onboarding: boolean
  roundToMinor: number
}
