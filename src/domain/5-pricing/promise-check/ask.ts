import type { z } from 'zod'
import { deskModel } from '#actuary/desk/model.ts'
import { runPromises } from '#actuary/desk.ts'
import { offeredTerms } from '#agreements'
import type { Terms } from '#agreements/rules'
import { allow, firmCard } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import type { NewPromiseCheck } from './contract.ts'
import { orderRuns } from './order-runs.ts'
import { rowsFor } from './queries.ts'
import { nextMonth, startOfCheck } from './rules/crew.ts'
import { preparedCheck } from './rules/inputs.ts'
import { questionOf } from './rules/question.ts'
import { stumpsAt } from './stump-check.ts'

type Wish = z.infer<typeof NewPromiseCheck>
type By = { now: string; actor: { name: string } }

/** Asks whether we could keep our promises with this client too. The answer comes by a job. */
export function askPromiseCheck(context: Context, wish: Wish) {
  allow(context, 'price')
  return context.db.write(async (tx) => {
    const { name, terms } = await offeredTerms(tx, wish.offer)
    const { offer: _, ...rest } = wish
    return recordPromiseCheck(tx, context, { ...rest, offer: name, terms, cause: 'asked' })
  })
}

type NewCheck = Omit<Wish, 'offer'> & { offer: string; terms: Terms; cause: 'asked' | 'sent' }

/** Freezes a question with its inputs, in the transaction of whoever asks. What makes no sense is refused here. */
export async function recordPromiseCheck(tx: Tx, by: By, check: NewCheck) {
  const { clientId, offer, terms, months, goal, assumed, cause } = check
  const client = found(
    await tx.selectFrom('client').select(['id', 'name']).where('id', '=', clientId).executeTakeFirst(),
    'client',
  )
  const today = dayAt(by.now, (await firmCard(tx)).zone)
  const startsOn = orRefuse(startOfCheck(check.startsOn ?? nextMonth(today), today))
  const { rows, endpoints } = await rowsFor(tx, by.now, { ...check, startsOn })
  const asked = { client, offer, terms, endpoints, startsOn, months, goal, assumed }
  const { inputs, facts } = orRefuse(preparedCheck(asked, rows))
  orRefuse(runPromises(questionOf(inputs), { seed: 'one run, to see that it can', from: 0, replications: 1 }))
  const [id, number] = [newId(), await takeNumbers(tx, 'promise-check', 0)]
  const seed = check.seed ?? checkNumber(number)
  const stumps = await stumpsAt(tx, clientId, by.now)
  await tx
    .insertInto('promise_check')
    .values({
      id,
      number,
      client_id: clientId,
      cause,
      offer,
      terms: JSON.stringify(terms),
      facts: JSON.stringify(facts),
      inputs: JSON.stringify(inputs),
      stumps: JSON.stringify(stumps),
      seed,
      model: deskModel,
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  await orderRuns(tx, by, { checkId: id, clientId, number, replications: check.replications })
  return { id, number: checkNumber(number) }
}

export const checkNumber = (number: number) => `PCH-${number}`
