import type { Context } from '#platform/context.ts'
import { checkOffer } from '#pricing'
import { readSealed, revisionsOf } from './revisions.ts'

/** What was recommended is checked against our promises, after it went out: sending waits for nothing. */
export function checkPromisesAtSend({ db, ...by }: Context, proposalId: string) {
  return db.write(async (tx) => {
    const last = (await revisionsOf(tx, proposalId)).at(-1)
    if (!last) return
    const { number, client, startsOn, options } = readSealed(last.sealed)
    const option = options.find(({ recommended }) => recommended)
    if (!option) return
    const { name, terms } = option
    await checkOffer(tx, by, { clientId: client.id, offer: `${name} (${number})`, terms, startsOn })
  })
}
