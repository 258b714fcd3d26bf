import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { allow, firmCard } from '#firm'
import { may } from '#firm/rules'
import { Refused } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { found, Stale } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { checkPlace } from '../tickets/check-place.ts'
import type { ProjectFields, ProjectRow } from './contract.ts'

type Fields = z.infer<typeof ProjectFields>
type Row = z.infer<typeof ProjectRow>
type Query = ListQuery & { q?: string; clientId?: string; state?: 'running' | 'over-budget' | 'ended' }

export function addProject(context: Context, fields: Fields) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    await checkProject(tx, fields)
    const id = newId()
    const number = await takeNumbers(tx, 'project', 0)
    await tx
      .insertInto('project')
      .values({ id, number, client_id: fields.clientId, made_at: context.now, ...columns(fields) })
      .execute()
    await recordHappenings(tx, context, [
      { kind: 'project.added', aboutId: id, clientId: fields.clientId, details: { text: fields.name } },
    ])
    return { id, number }
  })
}

type Edit = Omit<Fields, 'clientId'> & { projectId: string; revision: number }

export function changeProject(context: Context, { projectId, revision, ...fields }: Edit) {
  allow(context, 'serve')
  return context.db.write(async (tx) => {
    const project = found(
      await tx.selectFrom('project').selectAll().where('id', '=', projectId).forUpdate().executeTakeFirst(),
      'project',
    )
    if (project.revision !== revision) throw new Stale('project', project)
    await checkProject(tx, { ...fields, clientId: project.client_id })
    await tx
      .updateTable('project')
      .set({ ...columns(fields), revision: revision + 1 })
      .where('id', '=', projectId)
      .execute()
    return { revision: revision + 1 }
  })
}

export function listProjects(context: Context, query: Query) {
  allow(context, 'serve')
  return context.db.read(async (tx) => {
    const today = dayAt(context.now, (await firmCard(tx)).zone)
    const where = [
      sql`true`,
      query.clientId && sql`j.client_id = ${query.clientId}`,
      query.q && sql`(j.name ilike ${containing(query.q)} or c.name ilike ${containing(query.q)})`,
      query.state === 'running' && sql`(j.ends_on is null or j.ends_on > ${today})`,
      query.state === 'ended' && sql`j.ends_on <= ${today}`,
      query.state === 'over-budget' && sql`u.used > j.budget_minutes`,
    ].filter((condition) => typeof condition === 'object')
    const page = await listPage<Row>(tx, projectRows(sql.join(where, sql` and `)), query, {
      number: sql`number`,
      name: sql`name collate "und-x-icu"`,
      client: sql`client collate "und-x-icu"`,
      used: sql`"usedMinutes"::float8 / nullif("budgetMinutes", 0)`,
      endsOn: sql`"endsOn"`,
    })
    return { ...page, items: page.items.map((row) => withoutMoney(context, row)) }
  })
}

export function projectById(context: Context, projectId: string) {
  allow(context, 'serve')
  return context.db.read(async (tx) => {
    const { rows } = await projectRows(sql`j.id = ${projectId}`).execute(tx)
    const project = withoutMoney(context, found(rows[0], 'project'))
    return {
      ...project,
      byCategory: await byCategory(tx, projectId),
      byPerson: await byPerson(tx, projectId),
    }
  })
}

const projectRows = (where: RawBuilder<unknown>) => sql<Row>`
  select j.id, j.number, j.client_id as "clientId", c.name as client, j.agreement_id as "agreementId", j.name,
    j.budget_minutes as "budgetMinutes", j.budget_minor as "budgetMinor", u.used as "usedMinutes",
    j.starts_on as "startsOn", j.ends_on as "endsOn", j.revision,
    (select count(*)::int from ticket t where t.project_id = j.id and t.client_id = j.client_id
      and t.status in ('new', 'open', 'waiting')) as "openTickets"
  from project j join client c on c.id = j.client_id
  cross join lateral (select coalesce(sum(minutes), 0)::int as used from time_entry
    where project_id = j.id and cancelled_at is null) u
  where ${where}`

async function byCategory(tx: Tx, projectId: string) {
  const { rows } = await sql<{ category: string; minutes: number }>`
    select coalesce(k.name, e.category_key) as category, sum(e.minutes)::int as minutes
    from time_entry e left join work_category k on k.key = e.category_key
    where e.project_id = ${projectId} and e.cancelled_at is null group by 1 order by 2 desc`.execute(tx)
  return rows
}

async function byPerson(tx: Tx, projectId: string) {
  const { rows } = await sql<{ person: string; minutes: number }>`
    select p.name as person, sum(e.minutes)::int as minutes from time_entry e join person p on p.id = e.person_id
    where e.project_id = ${projectId} and e.cancelled_at is null group by 1 order by 2 desc`.execute(tx)
  return rows
}

const withoutMoney = ({ actor }: Context, row: Row): Row =>
  may(actor, 'see-money').yes ? row : { ...row, budgetMinor: null }

async function checkProject(tx: Tx, { clientId, agreementId, startsOn, endsOn }: Fields) {
  await checkPlace(tx, { clientId, agreementId })
  if (startsOn && endsOn && endsOn <= startsOn) throw new Refused('ends-before-start', { field: 'endsOn' })
}

const columns = (fields: Omit<Fields, 'clientId'>) => ({
  name: fields.name,
  agreement_id: fields.agreementId ?? null,
  budget_minutes: fields.budgetMinutes ?? null,
  budget_minor: fields.budgetMinor ?? null,
  starts_on: fields.startsOn ?? null,
  ends_on: fields.endsOn ?? null,
})
