import { type RatedPiece, type RatedResult, rate } from '#agreements/rules'
import type { Account, BillingRules, EntryToBill } from './account.ts'
import { mapSums, type RatedEntry, type RatedSums, sumNames } from './rated-sums.ts'
import type { WorkToBill } from './work-lines.ts'

const nothing: RatedResult = { pieces: [], lots: [], draws: [], adjustments: [], topUps: [], totals: {} }

/** Rates what of the account's time may be billed by now. */
export function rateAccount(account: Account, { rateCard }: Pick<BillingRules, 'rateCard'>): RatedResult {
  const entries = account.entries.filter((each) => mayBeRated(each, account)).map(({ entry }) => entry)
  if (entries.length === 0) return nothing
  const agreements = account.agreements.map(({ terms }) => terms)
  return rate({ entries, agreements, rateCard, lots: account.lots })
}

function mayBeRated({ clientId, workedOn, waitsForApproval }: EntryToBill, { clients }: Account): boolean {
  const from = clients.find(({ id }) => id === clientId)?.timeFrom ?? null
  return !waitsForApproval && (from === null || workedOn >= from)
}

/** The pieces whose usage period is over, by entry; what is held stays out and comes when it is decided. */
export function workToBill(account: Account, { pieces }: RatedResult, through: string): WorkToBill[] {
  const over = pieces.filter(({ period, outcome }) => period.toExclusive <= through && outcome !== 'held')
  const byEntry = Map.groupBy(over, ({ entryId }) => entryId)
  const locks = new Map(account.clients.map((client) => [client.id, client]))
  const billTo = new Map(account.agreements.map(({ terms }) => [terms.id, terms.clientId]))
  return account.entries.flatMap((toBill) => {
    const own = byEntry.get(toBill.entry.id)
    const [first] = own ?? []
    if (!own || !first) return []
    const client = locks.get(toBill.clientId)
    const isLate =
      client?.lockedThrough != null &&
      first.workedOn <= client.lockedThrough &&
      toBill.madeAt > (client.lockedAt ?? '')
    const payer = first.agreementId === null ? undefined : billTo.get(first.agreementId)
    return [{ toBill, billTo: payer ?? toBill.clientId, pieces: own, isLate }]
  })
}

/** What the books keep of an entry: its sums as they are now, less what earlier invoices keep of it. */
export function ratedEntry({ toBill, pieces }: WorkToBill): RatedEntry | undefined {
  const first = pieces[0] as RatedPiece
  const before = toBill.issued?.sums
  const sums = mapSums((name) => sumOf[name](pieces) - (before?.[name] ?? 0))
  if (before && sumNames.every((name) => sums[name] === 0)) return undefined
  return {
    timeEntryId: toBill.entry.id,
    clientId: toBill.clientId,
    agreementId: first.agreementId,
    workedOn: first.workedOn,
    currency: first.currency,
    category: first.category ?? '',
    workType: first.workType ?? '',
    ...sums,
  }
}

type Pieces = readonly RatedPiece[]
const total = (pieces: Pieces, of: (piece: RatedPiece) => number) =>
  pieces.reduce((sum, piece) => sum + of(piece), 0)
const minutes = (outcome: RatedPiece['outcome']) => (pieces: Pieces) =>
  total(pieces, (piece) => (piece.outcome === outcome && piece.kind === 'work' ? piece.billableMinutes : 0))

const sumOf: Record<keyof RatedSums, (pieces: Pieces) => number> = {
  coveredMinutes: minutes('covered'),
  billedMinutes: minutes('billed'),
  givenMinutes: minutes('given-away'),
  billedMinor: (pieces) => total(pieces, ({ billedMinor }) => billedMinor),
  listMinor: (pieces) => total(pieces, ({ listMinor }) => listMinor),
  waivedMinor: (pieces) => total(pieces, ({ waivedMinor }) => waivedMinor),
  discountMinor: (pieces) => total(pieces, ({ discountMinor }) => discountMinor),
  rateSavingMinor: (pieces) => total(pieces, ({ rateSavingMinor }) => rateSavingMinor),
  coveredMinor: (pieces) => total(pieces, ({ coveredMinor }) => coveredMinor),
  givenMinor: (pieces) => total(pieces, ({ givenAwayMinor }) => givenAwayMinor),
}
