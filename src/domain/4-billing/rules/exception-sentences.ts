import { printMinutes } from '#kernel/minutes.ts'
import { printAmount } from '#kernel/money.ts'
import type { BillingException, ExceptionKind } from './planned.ts'

/** What a person reads of an exception. */
export const exceptionSentence = (exception: BillingException): string => says[exception.kind](exception)

const amount = ({ amountMinor, currency }: BillingException) =>
  `${printAmount(amountMinor, currency)} ${currency}`
const hours = ({ about }: BillingException) => `${printMinutes(Number(about.minutes ?? 0))} h of ${about.on}`

const heldBecause: Record<string, string> = {
  'undecided-agreement': 'two agreements cover it and nobody has said which',
  'unknown-agreement': 'it names an agreement that is not in force',
  'too-large': 'it may be a project: cover it or bill it as one',
  overage: 'the hours are used up and more needs a yes',
  unapproved: 'nothing covers it and the client has not said yes',
  'no-rate': 'there is no rate for it',
  'impossible-time': 'its times can not be right',
}

const says: Record<ExceptionKind, (exception: BillingException) => string> = {
  held: (exception) =>
    `${hours(exception)} are held: ${heldBecause[exception.about.reason ?? ''] ?? exception.about.reason} (${amount(exception)}).`,
  'unapproved-time': ({ about }) => `Time of ${about.on} is not approved yet; it comes with a later bill.`,
  'running-timer': ({ about }) => `A timer runs since ${about.on}; its time comes with a later bill.`,
  'po-missing': (exception) =>
    `This client needs an order number and none is in force (${amount(exception)}).`,
  'po-limit': ({ about, currency, ...rest }) =>
    `Order ${about.order} has ${printAmount(Number(about.leftMinor), currency)} ${currency} left; this is ${printAmount(rest.amountMinor, currency)}.`,
  'below-minimum': (exception) =>
    `${amount(exception)} is below the smallest invoice of ${printAmount(Number(exception.about.minimumMinor), exception.currency)}.`,
  'tax-code-missing': (exception) =>
    `The tax code ${exception.about.code ?? 'of this client'} is not known on the issue day.`,
  'credit-waits': (exception) =>
    `The service credit of ${amount(exception)} for ${exception.about.ticket} waits for a yes; until then no bill takes it along.`,
  'no-fallback': (exception) =>
    `${hours(exception)} are excluded and nothing says who pays: ${amount(exception)} is lost.`,
}
