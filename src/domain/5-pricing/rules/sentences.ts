import { priceSentences } from '#actuary/price-sentences.ts'

/** What this stage may refuse, as sentences. */
export const pricingSentences: Record<string, string> = {
  ...priceSentences,
  'no-hourly-rate':
    'There is no rate card yet: enter {field}, or the firm’s hourly rate under Firm, Rate card.',
  'no-cost-per-hour':
    'Nobody has a cost per hour yet: enter {field}, or the technicians’ cost under Firm, People.',
}
