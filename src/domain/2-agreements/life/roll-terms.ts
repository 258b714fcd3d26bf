import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordEnding } from '../endings/end-agreement.ts'
import { atTermEnd } from '../rules/term-days.ts'
import type { RenewalRule } from '../rules/terms.ts'
import { todayOf } from '../today.ts'
import { recordRenewal } from './renew-agreement.ts'

type PastTerm = { agreementId: string; startsOn: Day; endsOn: Day; renewal: RenewalRule | null }

/**
 * Passing the end of a term is never silent: each agreement renews, runs on or ends, as its renewal rule says.
 * What was renewed or ended by hand before is left alone; running it twice does it once.
 */
export function rollTerms(context: Context) {
  return context.db.write(async (tx) => {
    const today = await todayOf(tx, context)
    let rolled = 0
    for (let past = await pastTheirTerm(tx, today); past.length > 0; past = await pastTheirTerm(tx, today)) {
      for (const agreement of past) await roll(tx, context, agreement)
      rolled += past.length
    }
    return { rolled }
  })
}

async function roll(tx: Tx, context: Context, { agreementId, renewal, ...term }: PastTerm) {
  const next = atTermEnd(renewal ?? undefined, term)
  if (next.becomes !== 'ended') {
    const note = next.becomes === 'renewed' ? 'renewed as agreed' : 'runs on from month to month, as agreed'
    const { startsOn, endsOn } = next
    await recordRenewal(tx, context, { agreementId, startsOn, endsOn, signedOn: null, note })
    return
  }
  await recordEnding(tx, context, {
    agreementId,
    endsOn: next.on,
    noticedOn: next.on,
    byWhom: 'term',
    reason: 'the term ended',
    waivedMinor: 0,
    waivedReason: '',
  })
}

/** Agreements that run and whose last version's term is over. */
async function pastTheirTerm(tx: Tx, today: Day): Promise<PastTerm[]> {
  const { rows } = await sql<PastTerm>`
    select a.id as "agreementId", v.starts_on as "startsOn", v.ends_on as "endsOn", v.renewal
    from agreement a
    cross join lateral (
      select starts_on, ends_on, terms -> 'renewal' as renewal from agreement_version
      where agreement_id = a.id order by effective_on desc, version desc limit 1) v
    cross join lateral (
      select state from agreement_step where agreement_id = a.id and state in ('active', 'suspended', 'ended')
      order by on_day desc, made_at desc, id desc limit 1) s
    where v.ends_on <= ${today} and s.state in ('active', 'suspended')
    order by a.number limit 500`.execute(tx)
  return rows
}
