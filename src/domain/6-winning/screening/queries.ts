import { sql } from 'kysely'
import { allow } from '#firm'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import type { Form, Questionnaire } from './rules/questionnaire.ts'
import { type Answers, type ScreeningResult, scoreOf, type Verdict } from './rules/score.ts'
import { starterQuestionnaire } from './rules/starter-questionnaire.ts'

/** What the firm asks today. The starter is version 1 of every firm. */
export async function currentQuestionnaire(tx: Tx): Promise<Questionnaire & { version: number }> {
  const own = await tx
    .selectFrom('questionnaire_version')
    .select('version')
    .select((row) => row.ref('questions').$castTo<Questionnaire>().as('questionnaire'))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return own ? { ...own.questionnaire, version: own.version } : { ...starterQuestionnaire, version: 1 }
}

export function questionnaire(context: Context) {
  allow(context, 'win')
  return context.db.read(currentQuestionnaire)
}

export async function screeningRow(tx: Tx, id: string) {
  const screening = await tx
    .selectFrom('screening as s')
    .innerJoin('deal as d', 'd.id', 's.deal_id')
    .innerJoin('client as c', 'c.id', 'd.client_id')
    .where('s.id', '=', id)
    .select(['s.id', 's.deal_id as dealId', 'd.client_id as clientId', 'c.name as client', 's.version'])
    .select([
      's.made_at as madeAt',
      's.made_by as madeBy',
      's.frozen_at as frozenAt',
      's.frozen_by as frozenBy',
    ])
    .select('s.revision')
    .select((row) => row.ref('s.form').$castTo<Form>().as('form'))
    .select((row) => row.ref('s.questionnaire').$castTo<Questionnaire>().as('questionnaire'))
    .select((row) => row.ref('s.answers').$castTo<Answers>().as('answers'))
    .select((row) => row.ref('s.result').$castTo<ScreeningResult | null>().as('frozen'))
    .executeTakeFirst()
  return found(screening, 'screening')
}

export function screeningById(context: Context, id: string) {
  allow(context, 'win')
  return context.db.read(async (tx) => {
    const { frozen, ...row } = await screeningRow(tx, id)
    return { ...row, result: frozen ?? scoreOf(row.questionnaire, row.answers, row.form) }
  })
}

type ScreeningRow = {
  id: string
  dealId: string
  clientId: string
  client: string
  form: Form
  version: number
  madeAt: string
  madeBy: string
  frozenAt: string | null
  score: number | null
  verdict: Verdict | null
}

export function listScreenings(
  context: Context,
  query: ListQuery & { q?: string; dealId?: string; verdict?: Verdict },
) {
  allow(context, 'win')
  const { q, dealId, verdict } = query
  const rows = sql`
    select s.id, s.deal_id as "dealId", d.client_id as "clientId", c.name as client, s.form, s.version,
      s.made_at as "madeAt", s.made_by as "madeBy", s.frozen_at as "frozenAt",
      (s.result -> 'score')::float8 as score, s.result ->> 'verdict' as verdict
    from screening s join deal d on d.id = s.deal_id join client c on c.id = d.client_id
    where (${dealId ?? null}::uuid is null or s.deal_id = ${dealId ?? null})
      and (${verdict ?? null}::text is null or s.result ->> 'verdict' = ${verdict ?? null})
      and (${q ?? null}::text is null or c.name ilike ${containing(q ?? '')})`
  return context.db.read((tx) =>
    listPage<ScreeningRow>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-made' },
      { made: sql`"madeAt"`, client: sql`client collate "und-x-icu"`, score: sql`score` },
    ),
  )
}
