import { billedThroughOf, lotsFor, ratingCard, termsInForce } from '#agreements'
import { type AgreementTerms, type RatedResult, rate, type TimeEntry } from '#agreements/rules'
import { firmCard } from '#firm'
import { addDays, addMonths, type Day } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { timeEntriesFor } from '../entries-for.ts'
import { lockedThrough } from '../locks.ts'

/** Where nothing was ever billed, no more than so many months of work are looked at. */
const longestOpenMonths = 13

export type OpenTime = { today: Day; agreements: AgreementTerms[]; rated: RatedResult }
type Drafts = {
  /** Work that is not logged yet. */
  entries: readonly TimeEntry[]
  /** An entry that a draft takes the place of. */
  replacedId?: string
  through?: Day
}

/** Rates the work of some clients that no invoice has closed, with what is being written now. */
export async function rateOpenTime(
  tx: Tx,
  context: Context,
  clientIds: readonly string[],
  { entries: drafts, replacedId, through: asked }: Drafts = { entries: [] },
): Promise<OpenTime> {
  const today = dayAt(context.now, (await firmCard(tx)).zone)
  const through = asked && asked > today ? asked : today
  const earliest = addMonths(today, -longestOpenMonths)
  const agreements = await termsInForce(tx, { clientIds, from: earliest, through })
  const openFrom = await firstOpenDays(tx, clientIds, agreements, earliest)
  const from = [...openFrom.values()].toSorted()[0] ?? earliest
  const logged = await timeEntriesFor(tx, { clientIds, from, through })
  const open = logged.filter(
    (entry) => entry.id !== replacedId && dayOf(entry) >= (openFrom.get(entry.clientId) ?? ''),
  )
  const rated = rate({
    entries: [...open, ...drafts],
    agreements,
    rateCard: await ratingCard(tx, today, clientIds),
    lots: await lotsFor(tx, agreements, through),
  })
  return { today, agreements, rated }
}

/** Work with clock times was found by its work date; its first instant says the same but for the zone. */
const dayOf = (entry: TimeEntry): Day => ('workedOn' in entry ? entry.workedOn : entry.startedAt.slice(0, 10))

/** The first day of each client that is neither on an invoice of ours nor was billed by the system before. */
async function firstOpenDays(
  tx: Tx,
  clientIds: readonly string[],
  agreements: readonly AgreementTerms[],
  earliest: Day,
): Promise<Map<string, Day>> {
  const locks = await lockedThrough(tx, clientIds)
  const movedIn = await billedThroughOf(
    tx,
    agreements.map(({ id }) => id),
  )
  return new Map(
    clientIds.map((clientId) => {
      const own = new Set(agreements.filter((one) => one.clientId === clientId).map(({ id }) => id))
      const billed = movedIn
        .filter(({ agreementId }) => own.has(agreementId))
        .map(({ throughOn }) => throughOn)
      const lock = locks.get(clientId)
      const days = [earliest, ...billed, ...(lock ? [addDays(lock, 1)] : [])]
      return [clientId, days.toSorted().at(-1) ?? earliest]
    }),
  )
}
