import { movingInSentences } from '../moving-in/rules/sentences.ts'

/** What this stage may refuse, as sentences. */
export const billingSentences: Record<string, string> = {
  // What a file says of a row is said of a row; what stands below is said of a request.
  ...movingInSentences,
  'through-too-far': '{field} is too far ahead: {through}. At most a year from today is right.',
  'already-credited': 'Invoice {number} is credited already.',
  'not-creditable':
    '{number} is no invoice that can be credited. Invoices are; a new credit note is made from them.',
  'credit-too-much': '{field} is more than what is left of this line: {left} is right at most.',
  'credited-twice': 'A line is named twice. Name it once, with all that is to be credited.',
  'rebill-whole': 'Billing again frees everything on the invoice, so credit all of it: leave the lines out.',
  'no-lines': 'Name at least one line to credit, or credit the whole invoice.',
  'nothing-open': 'Nothing is open on {number}.',
  'allocation-too-much': 'This is more than is open on {number}: {openMinor} is right at most.',
  'allocation-over-amount': 'The shares add up to more than the amount of {amountMinor}.',
  'currency-differs': '{number} is in {currency}; the payment is not.',
  'already-reversed': 'This payment is reversed already.',
  'reversal-stays': 'A reversal can not be reversed. Record the payment anew.',
  'other-client': '{number} belongs to another client.',
  'no-address': 'There is no mail address to send it to. Enter a billing address on the client, or one here.',
  'number-taken': 'There is an invoice {number} already.',
  'amounts-differ': '{number}: net and tax are {sum}, not {grossMinor}.',
  'more-paid-than-owed': '{number}: more is paid than it is worth.',
  'number-behind': '{kind} {next} is behind {last}, which was given already.',
  'decline-needs-reason': 'Give a {field}: why the service credit is declined.',
  'credit-decided': 'The service credit for {ticket} is decided already.',
  'reminder-sent': 'This reminder has gone out already.',
  'reminder-not-due': 'This reminder is not due: the invoice is paid, or its day has not come.',
}
