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
  'no-response-promise':
    '{offer} promises no response, so there is nothing to check: write one into its benefits first.',
  'nobody-serves':
    'Nobody serves from that day on: somebody under Firm, People, needs the role technician and shifts.',
  'not-more-runs': '{wanted} runs are wanted already: {field} has to be more.',
  'other-desk-model':
    'This check was made with another version of the desk ({model}, now {now}): make a new one instead.',
  'check-starts-elsewhen': 'From {today} to {last} it can begin, not on {given}.',
  'no-hourly-rate':
    'There is no rate card in {currency} yet: enter what an hour costs at list, or put it under Firm, Rate card.',
  'no-cost-per-hour':
    'Nobody has a cost per hour yet: enter {field}, or the technicians’ cost under Firm, People.',
  'cost-in-other-currency':
    'What an hour costs you is known in {ours}, and this client pays in {theirs}: enter what it costs in {theirs}.',
  'one-offer': 'Say one plan, one agreement or terms to look at the past under; {given} were given.',
  'nothing-to-look-back-on':
    'There is no work of ours, no old bill and no count of endpoints yet. Enter one of them: what the old provider billed, or how many endpoints there are.',
  'assumed-year': 'An assumed year has no months of its own to draw from, so there is no range.',
  'spread-evenly': 'A yearly sum spread evenly tells no good month from a bad one, so there is no range.',
  'too-few-months': '{months} whole months say too little of a year: from {least} on there is a range.',
  'no-bills': 'There is no amount yet: twelve monthly amounts, or rows of month and amount, are right.',
  'bills-miscounted':
    '{given} amounts can’t be told to months: give twelve, one sum of a year, or rows that begin with a month.',
  'bill-unreadable':
    'Row {row} can’t be read: {given}. Month, amount, hours, after-hours and emergency hours are right, such as 2026-03; 1240.50; 9.5; 1; 0.',
  'bill-ahead': '{month} lies ahead: a bill is for a month that has begun.',
  'bill-twice': '{month} is there twice. Each month is said once.',
  'negative-bill': 'The bill of {month} is below zero. What was billed is zero or more.',
  'hours-without-amount': '{month} has hours but no amount: what was billed for them?',
  'hours-of-what': '{month} has after-hours or emergency hours, but not all of its hours. Give those too.',
  'more-than-the-hours': '{month} has more after-hours or emergency hours than hours.',
}
