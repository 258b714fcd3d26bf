import type { AgreementTerms, BilledFee, CountFact, Lot, RateCard, TimeEntry } from '#agreements/rules'
import type { TaxCategory } from '#firm/rules'
import type { Day } from '#kernel/days.ts'
import type { Currency } from '#kernel/money.ts'
import type { RatedSums } from './rated-sums.ts'

/** Clients that share agreements, with everything that decides their invoices. Most accounts are one client. */
export type Account = {
  clients: readonly BilledClient[]
  agreements: readonly BilledAgreement[]
  entries: readonly EntryToBill[]
  /** What there is to draw from through the day, ledgers included. */
  lots: readonly Lot[]
  /** How often a charge was billed and taken back: the next time its key counts on. */
  released: ReadonlyMap<string, number>
  /** What broken promises give back and no invoice has taken along, in the order of their yes. */
  credits: readonly AccountCredit[]
  /** Timers that still run on the client's tickets, by the day they were started. */
  timers: readonly { clientId: string; startedOn: Day }[]
}

/** A service credit that is not billed: approved, or waiting for a yes. */
export type AccountCredit = {
  id: string
  clientId: string
  agreementId: string
  ticketId: string
  ticketNumber: number
  channel: string
  /** The first of the month whose fee it is a share of. */
  monthOn: Day
  feeMinor: number
  shareBp: number
  capBp: number
  beforeMinor: number
  amountMinor: number
  currency: Currency
  isApproved: boolean
  decidedBy: string
  reason: string
}

export type BilledClient = {
  id: string
  name: string
  taxCode: string
  paymentTermsDays: number
  poRequired: boolean
  /** The last day that is on issued invoices, and when that was settled. */
  lockedThrough: Day | null
  lockedAt: string | null
  /** The first day whose time is ours to bill. */
  timeFrom: Day | null
}

export type BilledAgreement = {
  terms: AgreementTerms
  counts: readonly CountFact[]
  /** Fees of issued invoices that were not taken back. */
  billed: readonly BilledFee[]
  /** Up to which day the old system billed a line: the first day that is ours. */
  movedIn: Readonly<Record<string, Day>>
  orders: readonly ClientOrder[]
}

/** The client's order that invoices must name; `billedMinor` is what named it so far. */
export type ClientOrder = {
  number: string
  limitMinor: number | null
  fromOn: Day
  toOn: Day | null
  billedMinor: number
}

export type EntryToBill = {
  entry: TimeEntry
  clientId: string
  workedOn: Day
  madeAt: string
  /** What the client reads. */
  text: string
  isProject: boolean
  /** The firm approves time before it is billed, and this is not approved yet. */
  waitsForApproval: boolean
  issued: IssuedEntry | null
}

/** What earlier invoices made of an entry, credit notes that took it back included. */
export type IssuedEntry = {
  times: number
  sums: RatedSums
  /** Nothing stands any more: it was taken back. */
  isReleased: boolean
}

export type BillingRules = {
  /** Fees due and usage periods over by this day are billed. */
  through: Day
  issuedOn: Day
  rateCard: RateCard
  taxCodes: readonly { key: string; category: TaxCategory; percent: string }[]
  /** Smaller invoices wait. */
  minimumMinor: number
  checksOrderLimits: boolean
}

/** What a person says of a client whose bill has exceptions. */
export type Choice = 'issue' | 'wait'
