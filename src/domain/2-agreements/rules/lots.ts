import type { Day } from '#kernel/days.ts'
import type { Currency } from '#kernel/money.ts'

export type AllowanceUnit = 'minutes' | 'money' | 'visits' | 'incidents'

/** Something granted that can be drawn: a month of a retainer, a block, a period's included hours. */
export type Lot = {
  id: string
  agreementId: string
  lineKey: string
  /** A cap is a period's included hours, a tolerance what an overage rule lets through. */
  kind: 'retainer' | 'block' | 'cap' | 'tolerance'
  /** Of two lots that end and start together, the lower number is drawn first. */
  number: number
  unit: AllowanceUnit
  granted: number
  usableFrom: Day
  /** The last day it can be drawn, roll-over included; null never lapses. */
  usableTo: Day | null
  /** The period the grant belongs to: what is drawn later was carried. */
  period?: { from: Day; toExclusive: Day }
  /** What was paid for it; unused, it is deferred revenue. */
  priceMinor?: number
  currency?: Currency
  /** Not usable before an entry 'paid' of its ledger. */
  needsPayment?: boolean
  origin?: 'bought' | 'granted' | 'imported' | 'top-up'
  ledger?: readonly LotEntry[]
}

/** One row of a lot's ledger. The balance is granted + the sum of `units`; draws and lapses are negative. */
export type LotEntry = {
  id?: string
  kind: 'draw' | 'grant' | 'correct' | 'extend' | 'transfer' | 'refund' | 'lapse' | 'paid'
  units: number
  on: Day
  /** Of a draw: real minutes covered by it, and the work it was drawn for. */
  realMinutes?: number
  timeEntryId?: string
  /** Of lots of visits and incidents: what was counted. */
  occasionId?: string
  /** The row that this one puts right. */
  correctsId?: string
  /** Of 'extend': the new last day. */
  usableTo?: Day | null
  reason?: string
  by?: string
}

/** Work that wants to be drawn. */
export type Draw = {
  id: string
  on: Day
  /** Real billable minutes. */
  minutes: number
  /** Weight of the burn in basis points, 10,000 when absent. */
  burnBp?: number
  /** For lots of money: what an hour of it would cost, net. */
  hourlyMinor?: number
  /** For lots of visits and incidents: what is counted once. */
  occasionId?: string
}
