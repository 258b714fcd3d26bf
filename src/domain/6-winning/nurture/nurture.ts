import { sql } from 'kysely'
import { clientExists } from '#clients'
import { allow, firmCard } from '#firm'
import type { Day } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { type Complaint, complaints } from './rules.ts'

type Heard = { clientId: string; reason: Complaint; words: string; onDay?: Day }

/** Notes what they say against the one who looks after their IT. */
export function noteUnhappiness(context: Context, { clientId, reason, words, onDay }: Heard) {
  allow(context, 'win')
  return context.db.write(async (tx) => {
    await clientExists(tx, clientId)
    const id = newId()
    await tx
      .insertInto('unhappiness')
      .values({
        id,
        client_id: clientId,
        on_day: onDay ?? dayAt(context.now, (await firmCard(tx)).zone),
        reason,
        words,
        made_at: context.now,
        made_by: context.actor.name,
      })
      .execute()
    const text = `${complaints[reason]}: ${words}`
    await recordHappenings(tx, context, [
      { kind: 'unhappiness.noted', aboutId: id, clientId, details: { text } },
    ])
    return { id }
  })
}

type UnhappinessRow = {
  id: string
  onDay: Day
  reason: Complaint
  words: string
  madeAt: string
  madeBy: string
}

export function listUnhappiness(context: Context, query: ListQuery & { clientId: string; q?: string }) {
  allow(context, 'win')
  const rows = sql`
    select id, on_day as "onDay", reason, words, made_at as "madeAt", made_by as "madeBy" from unhappiness
    where client_id = ${query.clientId}
      and (${query.q ?? null}::text is null or words ilike ${containing(query.q ?? '')})`
  return context.db.read((tx) =>
    listPage<UnhappinessRow>(tx, rows, { ...query, sort: query.sort ?? '-on' }, { on: sql`"onDay"` }),
  )
}

type Provider = {
  name: string
  endsOn: Day | null
  noticeOn: Day | null
  bidders: string
  decidesOn: Day | null
}
const nobody: Provider & { revision: number } = {
  name: '',
  endsOn: null,
  noticeOn: null,
  bidders: '',
  decidesOn: null,
  revision: 0,
}

export function otherProvider(context: Context, clientId: string) {
  allow(context, 'win')
  return context.db.read(async (tx) => {
    await clientExists(tx, clientId)
    return (await providerOf(tx, clientId)) ?? nobody
  })
}

const providerOf = (tx: Tx, clientId: string) =>
  tx
    .selectFrom('other_provider')
    .where('client_id', '=', clientId)
    .select([
      'name',
      'ends_on as endsOn',
      'notice_on as noticeOn',
      'bidders',
      'decides_on as decidesOn',
      'revision',
    ])
    .executeTakeFirst()

/** Notes their provider. The first note has revision 0 to begin from. */
export function changeOtherProvider(
  context: Context,
  input: Provider & { clientId: string; revision: number },
) {
  allow(context, 'win')
  const { clientId, revision } = input
  return context.db.write(async (tx) => {
    await clientExists(tx, clientId)
    const columns = {
      name: input.name,
      ends_on: input.endsOn,
      notice_on: input.noticeOn,
      bidders: input.bidders,
      decides_on: input.decidesOn,
      revision: revision + 1,
    }
    const kept = await tx
      .insertInto('other_provider')
      .values({ client_id: clientId, ...columns })
      .onConflict((conflict) =>
        conflict
          .columns(['firm_id', 'client_id'])
          .doUpdateSet(columns)
          .where('other_provider.revision', '=', revision),
      )
      .returning('revision')
      .executeTakeFirst()
    if (!kept) throw new Stale('provider', await providerOf(tx, clientId))
    return kept
  })
}
