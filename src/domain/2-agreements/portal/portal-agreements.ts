import { addDays, type Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { NotAllowed } from '#platform/failures.ts'
import { versionOn } from '../agreements/agreement-row.ts'
import { type StoredAgreement, storedAgreements, termsOf } from '../agreements/terms-in-force.ts'
import { agreementNumber } from '../life/activate-agreement.ts'
import { lotsFor } from '../lots/lots-of.ts'
import { endedOnOf, stateOfSteps } from '../rules/agreement-steps.ts'
import { balanceOf, isPaid, usableToOf } from '../rules/lot-corrections.ts'
import type { Lot } from '../rules/lots.ts'
import { todayOf } from '../today.ts'

const farAhead = '9999-12-31'

/** What this client signed and has not ended, with what it may still draw; prices and terms stay out of it. */
export function portalAgreements(context: Context) {
  const { actor } = context
  if (actor.kind !== 'contact') throw new NotAllowed('The portal is for people of your clients.')
  return context.db.read(async (tx) => {
    const today = await todayOf(tx, context)
    const stored = await storedAgreements(tx, { clientIds: [actor.clientId], from: today, through: farAhead })
    const lots = await lotsFor(tx, stored.map(termsOf), today)
    const names = await namesOf(tx, stored)
    const items = stored.flatMap((agreement) => {
      const state = stateOfSteps(agreement.steps, today)
      if (state !== 'signed' && state !== 'active' && state !== 'suspended') return []
      const own = lots.filter((lot) => lot.agreementId === agreement.id && isShown(lot, today))
      return [
        {
          id: agreement.id,
          number: agreementNumber(agreement.number),
          name: names.get(agreement.id) ?? '',
          state,
          ...termOf(agreement, today),
          currency: agreement.currency,
          lots: own
            .filter(({ unit }) => unit !== 'money' || actor.rights.seesMoney)
            .map((lot) => lotOf(lot, agreement)),
        },
      ]
    })
    return { items }
  })
}

async function namesOf(tx: Tx, stored: readonly StoredAgreement[]): Promise<Map<string, string>> {
  if (stored.length === 0) return new Map()
  const ids = stored.map(({ id }) => id)
  const rows = await tx.selectFrom('agreement').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function termOf({ versions, steps }: StoredAgreement, today: Day) {
  const version = versionOn(versions, today)
  const ends = [version?.endsOn, endedOnOf(steps)].filter((day) => typeof day === 'string').toSorted()
  return { startsOn: version?.startsOn ?? today, lastDay: ends[0] ? addDays(ends[0], -1) : null }
}

/** Tolerances and caps are how we count, not hours that were bought. */
const isShown = (lot: Lot, today: Day) =>
  (lot.kind === 'retainer' || lot.kind === 'block') &&
  isPaid(lot) &&
  lot.usableFrom <= today &&
  (usableToOf(lot) ?? today) >= today

function lotOf(lot: Lot, { versions }: StoredAgreement) {
  const line = versions.flatMap(({ terms }) => terms.lines).findLast(({ key }) => key === lot.lineKey)
  return {
    key: lot.id,
    line: line?.name ?? lot.lineKey,
    unit: lot.unit,
    granted: lot.granted,
    left: balanceOf(lot),
    usableTo: usableToOf(lot),
  }
}
