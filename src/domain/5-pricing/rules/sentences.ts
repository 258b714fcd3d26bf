import { priceSentences } from '#actuary/price-sentences.ts'

/** What this stage may refuse, as sentences. */
export const pricingSentences: Record<string, string> = {
  ...priceSentences,
  'no-rows': 'The file has no rows: a head and a row for each month are right.',
  'no-column': 'The file has no column {column}; it has {given}. month, tickets, hours, endpoints are right.',
  'not-a-number': 'Row {row}, {column}: {given} is not a number of zero or more.',
  'unknown-assumption': 'There is no assumption called {given}.',
  'assumption-out-of-bounds': 'From {from} to {to} is possible here, not {given}.',
  'sheet-of-earlier-form':
    'PRC-{number} was saved in an earlier form and can’t be shown any more: price it anew.',
  'no-hourly-rate':
    'There is no rate card yet: enter {field}, or the firm’s hourly rate under Firm, Rate card.',
  'no-cost-per-hour':
    'Nobody has a cost per hour yet: enter {field}, or the technicians’ cost under Firm, People.',
}
