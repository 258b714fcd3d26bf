import pg from 'pg'
import type { expected } from './books.ts'

const questions = {
  netMinor: `select sum(net_minor)::int8 from invoice where kind = 'invoice'`,
  fees: `select count(*)::int8 from invoice_line where kind = 'fee'`,
  entries: 'select count(*)::int8 from time_entry where cancelled_at is null',
  drawnMinutes: `select -coalesce(sum(amount), 0)::int8 from lot_entry where kind = 'draw'`,
} satisfies Record<keyof ReturnType<typeof expected>, string>

/** Each answers how often the books are wrong in one way. */
const wrongs = {
  'fees billed twice': `
    select count(*)::int8 from (select fee_key from invoice_line where fee_key is not null and corrects_key is null
      group by firm_id, agreement_id, fee_key having count(*) > 1) twice`,
  'time not rated exactly once': `
    select count(*)::int8 from time_entry t
    where (select count(*) from rated_entry r where r.time_entry_id = t.id) <> 1`,
  'time billed and not locked': `
    select count(*)::int8 from time_entry t
    where not exists (select from time_lock l where l.client_id = t.client_id and l.through_on >= t.worked_on)`,
  'rows moved in twice': `
    select count(*)::int8 from (select imported_key from time_entry group by firm_id, imported_key
      having count(*) > 1) twice`,
  'gaps between numbers': `
    select (max(n) - min(n) + 1 - count(*) + min(n) - 1)::int8 from (
      select kind, split_part(number, '-', 2) as year, split_part(number, '-', 3)::int8 as n from invoice) numbers
    group by kind, year order by 1 desc limit 1`,
  'invoices that are not the sum of their lines': `
    select count(*)::int8 from invoice i
    where net_minor <> (select coalesce(sum(net_minor), 0) from invoice_line l where l.invoice_id = i.id)`,
  'lots drawn below nothing': `
    select count(*)::int8 from lot l
    where granted + (select coalesce(sum(amount), 0) from lot_entry e where e.lot_id = l.id) < 0`,
  'runs not carried through': `
    select count(*)::int8 from billing_run r
    where clients <> (select coalesce(sum(clients), 0) from billing_run_part p where p.run_id = r.id)`,
  'files moved in but not done': `select count(*)::int8 from import where state <> 'done'`,
}

export type Standing = ReturnType<typeof expected> & { runs: number; wrong: Record<string, number> }

/** What the books hold, asked of the database itself by whoever owns it. */
export async function whatStands(ownerUrl: string): Promise<Standing> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const ask = async (question: string) => {
    const { rows } = await client.query<[string]>({ text: question, rowMode: 'array' })
    return Number(rows[0]?.[0] ?? 0)
  }
  try {
    const wrong: Record<string, number> = {}
    for (const [name, question] of Object.entries(wrongs)) {
      const times = await ask(question)
      if (times !== 0) wrong[name] = times
    }
    return {
      netMinor: await ask(questions.netMinor),
      fees: await ask(questions.fees),
      entries: await ask(questions.entries),
      drawnMinutes: await ask(questions.drawnMinutes),
      runs: await ask('select count(*)::int8 from billing_run'),
      wrong,
    }
  } finally {
    await client.end()
  }
}
