import type { FeeDue, Lot, LotEntry, RatedPiece } from '#agreements/rules'
import type { TaxCategory } from '#firm/rules'
import type { Day } from '#kernel/days.ts'
import type { TaxRow } from '#kernel/invoice-totals.ts'
import type { Currency } from '#kernel/money.ts'
import type { AccountCredit } from './account.ts'
import type { RatedEntry } from './rated-sums.ts'

export type Nature = 'recurring' | 'project' | 'one-shot'
export type LineKind =
  | 'fee'
  | 'true-up'
  | 'correction'
  | 'block'
  | 'one-time'
  | 'labour'
  | 'overage'
  | 'travel'
  | 'covered'
  | 'no-charge'
  | 'adjustment'
  | 'credit'
  | 'service-credit'

/** Why a line is what it is, kept with it. */
export type Trace =
  | { kind: 'fee'; fee: FeeDue }
  | { kind: 'piece'; piece: RatedPiece }
  | { kind: 'change'; entryId: string; issuedMinor: number; ratedMinor: number }
  | { kind: 'credit'; invoiceNumber: string; reason: string; position: number }
  | { kind: 'service-credit'; credit: AccountCredit }
  | { kind: 'imported' }

/** A line before its invoice has a number. */
export type PlannedLine = {
  billTo: string
  currency: Currency
  agreementId: string | null
  lineKey: string | null
  /** Names what is charged; one key is billed once. */
  chargeKey: string
  /** Without the count of those taken back. */
  charge: string
  kind: LineKind
  nature: Nature
  from: Day | null
  to: Day | null
  title: string
  quantity: string
  unit: string
  unitPrice: string
  baseQuantity: string
  netMinor: number
  listMinor: number
  waivedMinor: number
  discountMinor: number
  rateSavingMinor: number
  minutes: number | null
  fee: { key: string; corrects: string | null; dueOn: Day; units: number } | null
  lotKey: string | null
  timeEntryId: string | null
  account: string
  taxCode: string | null
  passThrough: boolean
  trace: Trace
}

export type TaxedLine = PlannedLine & { taxCategory: TaxCategory; taxPercent: string }

export type PlannedInvoice = {
  clientId: string
  kind: 'invoice' | 'credit-note' | 'statement'
  currency: Currency
  purchaseOrder: string
  issuedOn: Day
  dueOn: Day
  termsDays: number
  lines: TaxedLine[]
  netMinor: number
  taxMinor: number
  grossMinor: number
  tax: TaxRow[]
}

export type ExceptionKind =
  | 'held'
  | 'unapproved-time'
  | 'running-timer'
  | 'po-missing'
  | 'po-limit'
  | 'below-minimum'
  | 'tax-code-missing'
  | 'no-fallback'
  | 'credit-waits'

/** What a person should look at before this client is billed. */
export type BillingException = {
  clientId: string
  kind: ExceptionKind
  /** Whether its invoice waits unless a person says otherwise. */
  waits: boolean
  /** No choice issues it: something has to be put right first. */
  blocks: boolean
  about: Record<string, string | number>
  amountMinor: number
  currency: Currency
}

export type LotDraw = LotEntry & { lotId: string }

/** What a run does for one account: invoices to issue, what waits and why, and the books to write with them. */
export type AccountPlan = {
  invoices: PlannedInvoice[]
  waiting: PlannedInvoice[]
  exceptions: BillingException[]
  rated: RatedEntry[]
  draws: LotDraw[]
  /** Blocks that these invoices sell. */
  sold: Lot[]
  /** The lots that draws name. */
  lots: Lot[]
  locks: { clientId: string; throughOn: Day }[]
}
