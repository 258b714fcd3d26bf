import type { Tx } from '#platform/database/firm-database.ts'
import { replayUnder } from '#pricing'
import type { Option } from './proposal-shapes.ts'

const months = 12

/** A client's last twelve months under an option; null where nothing was billed that could be charged again. */
export async function replayOf(
  tx: Tx,
  now: string,
  clientId: string,
  terms: Option['terms'],
): Promise<Option['replay']> {
  const replayed = await replayUnder(tx, now, { clientId, terms, months })
  if (replayed.billedMinor === 0) return null
  const { billedMinor, underOfferMinor, savingMinor } = replayed
  const minutes = Map.groupBy(replayed.entries, ({ workedOn }) => workedOn.slice(0, 7))
  return {
    label: 'Every hour we worked for you, charged again; the work held constant, net of tax',
    months: replayed.months.map((one) => ({
      month: one.month.slice(0, 7),
      billedMinor: one.billedMinor,
      underOfferMinor: one.underOfferMinor,
      minutes: (minutes.get(one.month.slice(0, 7)) ?? []).reduce((sum, entry) => sum + entry.minutes, 0),
    })),
    billedMinor,
    underOfferMinor,
    savingMinor,
  }
}
