import type { CredibilityReason } from './credibility.ts'
import { deskSentences } from './desk-sentences.ts'
import type { FigureReason } from './figures.ts'
import type { FitReason } from './fits/negative-binomial.ts'
import type { SeverityFitReason } from './fits/severity.ts'
import type { PriceSheetReason } from './price-sheet.ts'
import type { RerateReason } from './rerate.ts'

type Reason = PriceSheetReason | CredibilityReason | FitReason | SeverityFitReason | RerateReason

const ownSentences: Record<Exclude<Reason, FigureReason | 'unknown-kind'>, string> = {
  'no-endpoints':
    'Without endpoints there is no price: how many computers are covered? ({endpoints} was given.)',
  'one-month-of-history':
    'One month says nothing of a year: give at least {least} months of history, or none.',
  'history-without-endpoints':
    'There are {tickets} tickets but no endpoints for those months: enter the counts.',
  'too-many-tickets':
    '{rate} tickets per endpoint and month are more than can be true ({most} at most): are the endpoints complete?',
  'hours-without-tickets': 'There are {hours} hours but no tickets they belong to.',
  'more-in-cells-than-tickets': 'The kinds of work add up to {inCells} tickets, more than all {tickets}.',
  'dispersion-below-one': 'Dispersion is variance over mean and at least 1, not {given}.',

  'nothing-covered':
    'The plan covers no work, so its fee carries no risk to price: choose a plan that covers some, or none at all.',

  'no-hours': 'There are no hours to go by.',
  'shares-do-not-sum-to-one': 'The chances add up to {sum}, not to 1.',
  'grid-too-fine': 'So fine a grid would have {points} points; {most} are the most.',
  'grid-too-coarse': 'The grid’s step of {spanHours} hours is wider than its reach of {maxHours}.',
  'grid-too-long': 'The hours reach beyond the longest grid of {most} steps: take a wider step.',
  'never-above-zero': 'These tickets never happen at all, so “at least one” has no meaning.',

  'no-lines': 'At least one kind of work is needed.',
  'spans-differ': 'All kinds of work need the same step of hours; there are {first} and {other}.',
  'severity-does-not-sum-to-one': 'The chances of the hours per ticket add up to {sum}, not to 1.',
  'no-recursion': 'These numbers of tickets follow no recursion: use the transform.',
  'recursion-unstable': 'The recursion would lose all its digits here: use the transform.',
  'recursion-underflows': 'The recursion starts from a chance too small to be held: use the transform.',
  'too-long-to-convolve': 'Exact convolution would take {steps} steps: use the transform.',
  'self-check-failed': 'The result doesn’t agree with its own mean and variance, so it isn’t shown.',

  'not-an-open-chance': '{field} has to lie between 0 and 1, without the ends, not {given}.',
  'book-without-client': 'The client would carry {share} of the book’s risk: the book doesn’t contain it.',
  'no-periods': 'No period ahead was given.',
  'periods-not-growing': 'Hours used through period {period} are fewer than before: they can only grow.',
  'hours-off-grid': 'An allowance of {hours} hours is no multiple of the step of {span} hours.',
  'month-does-not-sum-to-one': 'The chances of the month’s hours add up to {sum}, not to 1.',
  'order-not-exact':
    'With the month’s own hours first, a lifetime beyond two months can’t be followed exactly: draw carried hours first.',

  'wrong-cell': 'Client {client} has no usable figures in {period}.',
  'too-few-clients': '{clients} clients with exposure are too few to compare: at least {least} are needed.',
  'too-few-periods': 'No client has two periods, so own history can’t be weighed.',
  'no-counts': 'There are no counts to fit.',
  'wrong-count':
    'Count {place} ({count}, exposure {exposure}) is not a whole number with a positive exposure.',
  'no-tickets': 'There is not a single ticket to go by.',
  'too-few-hours': '{tickets} tickets with time are too few: at least {least} are needed.',
  'hours-all-equal': 'All tickets took the same time: no shape can be fitted.',
  'too-few-for-empirical':
    '{tickets} tickets are too few to stand for themselves: from {least} on observed hours can be used.',
  'no-months': 'There is no month to replay.',
}

/** What pricing, credibility and fits may refuse, as sentences for `sentence(reason, about, own)` of the kernel. */
export const priceSentences: Record<Reason, string> & Record<string, string> = {
  ...deskSentences,
  ...ownSentences,
}
