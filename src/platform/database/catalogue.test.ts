import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { openTestServer, testSecret } from '#testing'
import { loginUrls } from './roles.ts'

/** The catalogue is asked, not the migrations: what holds is what the database says of itself. */
let server: Awaited<ReturnType<typeof openTestServer>>
let owner: pg.Client
before(async () => {
  server = await openTestServer()
  owner = new pg.Client({ connectionString: server.database.ownerUrl })
  await owner.connect()
})
after(async () => {
  await owner.end()
  await server.close()
})

const lines = async (query: string) => {
  const { rows } = await owner.query<{ problem: string }>(query)
  return rows.map((row) => row.problem)
}

const firmTables = `
  select c.oid, c.relname, a.attnum as firm from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'firm_id' and not a.attisdropped
  where c.relkind in ('r', 'p')`

test('there are tables to look at', async () => {
  assert.ok((await lines(`select relname as problem from (${firmTables}) t`)).length > 50)
})

test('only the list of migrations belongs to no firm', async () => {
  const others = await lines(`
    select relname as problem from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where c.relkind in ('r', 'p') and relname not in (select relname from (${firmTables}) t)`)
  assert.deepEqual(others, ['migration'])
})

test('every key, unique index and foreign key carries the firm', async () => {
  const problems = await lines(`
    with t as (${firmTables})
    select 'key without firm: ' || t.relname || '.' || k.conname as problem from t
      join pg_constraint k on k.conrelid = t.oid
      where k.contype in ('p', 'u', 'x') and k.conkey[1] is distinct from t.firm
    union all
    select 'unique index without firm first: ' || i.indexrelid::regclass from t join pg_index i on i.indrelid = t.oid
      where i.indisunique and i.indkey[0] is distinct from t.firm
    union all
    select 'foreign key without firm: ' || t.relname || '.' || k.conname from t
      join t r on true join pg_constraint k on k.conrelid = t.oid and k.confrelid = r.oid and k.contype = 'f'
      where k.conkey[1] is distinct from t.firm or k.confkey[1] is distinct from r.firm
    union all
    select 'no primary key: ' || t.relname from t
      where not exists (select from pg_constraint k where k.conrelid = t.oid and k.contype = 'p')`)
  assert.deepEqual(problems, [])
})

test('every table has row-level security, enabled and not forced, and a policy on the firm', async () => {
  const problems = await lines(`
    with t as (${firmTables})
    select t.relname as problem from t join pg_class c on c.oid = t.oid
      where not c.relrowsecurity or c.relforcerowsecurity
        or not exists (select from pg_policy p where p.polrelid = t.oid)
        or exists (select from pg_policy p where p.polrelid = t.oid
          and coalesce(pg_get_expr(p.polqual, t.oid), '') || coalesce(pg_get_expr(p.polwithcheck, t.oid), '')
            not like '%app.firm_id%')`)
  assert.deepEqual(problems, [])
})

test('every table either shows a client its own rows or shows it none', async () => {
  const problems = await lines(`
    with t as (${firmTables})
    select t.relname as problem from t join pg_policy p on p.polrelid = t.oid
      where p.polcmd <> 'a' and pg_get_expr(p.polqual, t.oid) not like '%app.client_id%'`)
  assert.deepEqual(problems, [])
})

test('firm_id fills itself from the transaction', async () => {
  const problems = await lines(`
    with t as (${firmTables})
    select t.relname as problem from t where not exists (
      select from pg_attrdef d where d.adrelid = t.oid and d.adnum = t.firm
        and pg_get_expr(d.adbin, t.oid) like '%app.firm_id%')`)
  assert.deepEqual(problems, [])
})

test('every policy and every door function is reached by the pool role, which owns nothing and bypasses nothing', async () => {
  const app = new pg.Client({ connectionString: loginUrls(server.database.ownerUrl, testSecret).app })
  await app.connect()
  const { rows } = await app.query(`
    select rolsuper, rolbypassrls, rolcreaterole,
      (select count(*)::int from pg_class where relowner = r.oid) as owns,
      (select array_agg(g.rolname::text) from pg_auth_members m join pg_roles g on g.oid = m.roleid
       where m.member = r.oid) as groups
    from pg_roles r where rolname = current_user`)
  assert.deepEqual(rows, [
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, owns: 0, groups: ['perennial_app'] },
  ])
  await assert.rejects(app.query('alter table client disable row level security'), /must be owner/)
  await assert.rejects(app.query('select * from door.membership'), /permission denied/)
  await assert.rejects(app.query('select * from auth.session'), /permission denied/)
  assert.equal((await app.query('select 1 from client')).rowCount, 0)
  await app.end()
})

test('books are append-only: nothing on them may be changed or removed', async () => {
  const books = [
    'agreement_step',
    'agreement_version',
    'audit_entry',
    'endpoint_count',
    'happening',
    'invoice',
    'invoice_line',
    'lot',
    'lot_entry',
    'payment',
    'plan_version',
    'rated_entry',
    'relationship_step',
    'settlement',
    'ticket_event',
  ]
  const { rows } = await owner.query(
    `select relname, privilege from unnest($1::text[]) relname, unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege
     where has_table_privilege('perennial_app', relname, privilege)`,
    [books],
  )
  assert.deepEqual(rows, [])
})

test("a definer's function is closed to everybody but the roles it was made for, and fixes its search path", async () => {
  const problems = await lines(`
    select p.oid::regprocedure::text as problem from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'door') and p.prosecdef
      and (p.proconfig is null or not exists (select from unnest(p.proconfig) c where c like 'search_path=%')
        or has_function_privilege('public', p.oid, 'execute')) and p.prorettype <> 'trigger'::regtype`)
  assert.deepEqual(problems, [])
})
