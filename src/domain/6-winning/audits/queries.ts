import { sql } from 'kysely'
import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { type AuditAnswer, type AuditResult, auditScore } from './rules/audit-score.ts'
import { byRisk, riskOf } from './rules/findings.ts'
import { starterTemplate } from './rules/starter-template.ts'
import { type AuditForm, type AuditTemplate, sectionsOf } from './rules/template.ts'

/** What the firm asks in an audit today. The starter is version 1 of every firm. */
export async function currentTemplate(tx: Tx): Promise<AuditTemplate & { version: number }> {
  const own = await tx
    .selectFrom('audit_template_version')
    .select('version')
    .select((row) => row.ref('template').$castTo<AuditTemplate>().as('template'))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return own ? { ...own.template, version: own.version } : { ...starterTemplate, version: 1 }
}

export function auditTemplate(context: Context) {
  allow(context, 'serve')
  return context.db.read(currentTemplate)
}

export type AuditRow = Awaited<ReturnType<typeof auditRow>>
export type GivenAnswer = {
  questionKey: string
  answer: AuditAnswer
  evidence: string
  answeredOn: Day
  by: string
  madeAt: string
}

export async function auditRow(tx: Tx, id: string) {
  const audit = await tx
    .selectFrom('it_audit as a')
    .innerJoin('client as c', 'c.id', 'a.client_id')
    .where('a.id', '=', id)
    .select(['a.id', 'a.number', 'a.client_id as clientId', 'c.name as client', 'c.currency'])
    .select(['a.deal_id as dealId', 'a.deeper', 'a.started_on as startedOn', 'a.summary'])
    .select(['a.delivered_at as deliveredAt', 'a.file_id as fileId', 'a.made_by as madeBy', 'a.revision'])
    .select((row) => row.ref('a.form').$castTo<AuditForm>().as('form'))
    .select((row) => row.ref('a.template').$castTo<AuditTemplate>().as('template'))
    .select((row) => row.ref('a.result').$castTo<AuditResult | null>().as('frozen'))
    .executeTakeFirst()
  return found(audit, 'audit')
}

/** The last answer to each question. */
export async function answersOf(tx: Tx, auditId: string): Promise<GivenAnswer[]> {
  const { rows } = await sql<GivenAnswer>`
    select distinct on (question_key) question_key as "questionKey", answer, evidence, answered_on as "answeredOn",
      made_by as by, made_at as "madeAt"
    from audit_answer where audit_id = ${auditId} order by question_key, made_at desc, id desc`.execute(tx)
  return rows
}

export async function findingsOf(tx: Tx, auditId: string) {
  const rows = await tx
    .selectFrom('finding')
    .where('audit_id', '=', auditId)
    .where('removed_at', 'is', null)
    .select([
      'id',
      'question_key as questionKey',
      'likelihood',
      'impact',
      'says',
      'doing_nothing as doingNothing',
    ])
    .select(['doing_nothing_minor as doingNothingMinor', 'mend', 'one_time_minor as oneTimeMinor'])
    .select(['monthly_minor as monthlyMinor', 'quarter', 'recommendation_id as recommendationId', 'revision'])
    .execute()
  return rows.map((finding) => ({ ...finding, risk: riskOf(finding) })).sort(byRisk)
}

/** As delivered, or by the answers as they stand. */
export function resultOf(audit: AuditRow, answers: readonly GivenAnswer[]): AuditResult {
  if (audit.frozen) return audit.frozen
  const given = Object.fromEntries(answers.map(({ questionKey, answer }) => [questionKey, answer]))
  return auditScore(sectionsOf(audit.template, audit.form, audit.deeper), given)
}

export function auditById(context: Context, id: string) {
  allow(context, 'serve')
  return context.db.read(async (tx) => {
    const audit = await auditRow(tx, id)
    const answers = await answersOf(tx, id)
    const list = await findingsOf(tx, id)
    const result = resultOf(audit, answers)
    const { frozen, madeBy, template, ...row } = audit
    return {
      ...row,
      template: { ...template, sections: sectionsOf(template, audit.form, audit.deeper) },
      score: result.score,
      coverage: result.coverage,
      findings: list.length,
      result,
      answers,
      list,
    }
  })
}

type ListedAudit = {
  id: string
  number: number
  clientId: string
  client: string
  dealId: string | null
  form: AuditForm
  startedOn: Day
  deliveredAt: string | null
  score: number | null
  coverage: number
  findings: number
}

/** Score and coverage of an audit that runs are reckoned here by the same numbers as on its page. */
const runningScore = sql`
  select round((100.0 * count(*) filter (where answer = 'yes') + 50 * count(*) filter (where answer = 'partly'))
      / nullif(count(*) filter (where answer in ('yes', 'partly', 'no')), 0))::int as score,
    floor(100.0 * count(*) filter (where answer is distinct from 'not-verified' and answer is not null)
      / nullif(count(*), 0))::int as coverage
  from jsonb_array_elements(a.template -> 'sections') section
  cross join lateral jsonb_array_elements(section -> 'questions') question
  left join lateral (
    select answer from audit_answer where audit_id = a.id and question_key = question ->> 'key'
    order by made_at desc, id desc limit 1) given on true
  where a.form = 'full' or (question -> 'short')::boolean or section ->> 'key' = any(a.deeper)`

export function listAudits(
  context: Context,
  query: ListQuery & { q?: string; clientId?: string; state?: 'open' | 'delivered' },
) {
  allow(context, 'serve')
  const { q, clientId, state } = query
  const rows = sql`
    select a.id, a.number, a.client_id as "clientId", c.name as client, a.deal_id as "dealId", a.form,
      a.started_on as "startedOn", a.delivered_at as "deliveredAt",
      case when a.result is null then r.score else (a.result -> 'score')::int end as score,
      coalesce((a.result -> 'coverage')::int, r.coverage, 0) as coverage,
      (select count(*)::int from finding where audit_id = a.id and removed_at is null) as findings
    from it_audit a join client c on c.id = a.client_id
    cross join lateral (${runningScore}) r
    where (${clientId ?? null}::uuid is null or a.client_id = ${clientId ?? null})
      and (${state ?? null}::text is null or (a.delivered_at is null) = (${state ?? null} = 'open'))
      and (${q ?? null}::text is null or c.name ilike ${containing(q ?? '')} or a.number::text = ${q ?? null})`
  return context.db.read((tx) =>
    listPage<ListedAudit>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-started' },
      {
        started: sql`"startedOn"`,
        client: sql`client collate "und-x-icu"`,
        score: sql`score`,
        coverage: sql`coverage`,
      },
    ),
  )
}
