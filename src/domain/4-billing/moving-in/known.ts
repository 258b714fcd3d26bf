import { sql } from 'kysely'
import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { Row, Tell } from './rows.ts'

export type KnownClient = { id: string; name: string; currency: string; termsDays: number }

/** Clients by name, by number and by what the old system called them. */
export async function clientFinder(tx: Tx, tell: Tell) {
  const { rows } = await sql<KnownClient & { number: number; key: string | null }>`
    select id, name, number, currency, payment_terms_days as "termsDays", imported_key as key
    from client order by number desc`.execute(tx)
  const byWord = new Map<string, KnownClient>()
  for (const { number, key, ...client } of rows) {
    for (const word of [String(number), client.name, key]) if (word) byWord.set(plain(word), client)
  }
  return (row: Row): KnownClient | undefined => {
    const given = row.text('client')
    const client = byWord.get(plain(given))
    if (!client) tell(row, 'client', 'unknown-client', { given })
    return client
  }
}

/** People who work or worked here, by name and by e-mail. */
export async function personFinder(tx: Tx, tell: Tell) {
  const people = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'billing_role as role'])
    .where('erased_at', 'is', null)
    .execute()
  const byWord = new Map(people.flatMap((one) => [one.name, one.email].map((word) => [plain(word), one])))
  return (row: Row, field: string) => {
    const given = row.text(field)
    const person = byWord.get(plain(given))
    if (!person && given) tell(row, field, 'unknown-person', { given })
    return person
  }
}

/** Kinds of work by key and by name; the first one where the file says nothing. */
export async function categoryFinder(tx: Tx, tell: Tell) {
  const rows = await tx.selectFrom('work_category').select(['key', 'name']).orderBy('position').execute()
  const byWord = new Map(rows.flatMap(({ key, name }) => [key, name].map((word) => [plain(word), key])))
  return (row: Row): string | undefined => {
    const given = row.text('category')
    if (given === '') return rows[0]?.key
    const key = byWord.get(plain(given))
    if (!key) tell(row, 'category', 'unknown-category', { given })
    return key
  }
}

/** One of a few words, as people write them. */
export function wordFinder<Word extends string>(words: Readonly<Record<string, Word>>, tell: Tell) {
  const right = [...new Set(Object.values(words))].join(', ')
  const byWord = new Map(Object.entries(words))
  return (row: Row, field: string, otherwise: Word): Word | undefined => {
    const given = row.text(field)
    const word = given === '' ? otherwise : byWord.get(plain(given))
    if (!word) tell(row, field, 'unknown-word', { given, right })
    return word
  }
}

/** Rows that say the same twice are told; answers whether it is the first. */
export function onceIn(tell: Tell) {
  const seen = new Map<string, number>()
  return (row: Row, field: string, key: string): boolean => {
    const before = seen.get(key)
    if (before !== undefined) tell(row, field, 'row-twice', { row: before })
    else seen.set(key, row.at)
    return before === undefined
  }
}

/** Which of these keys a table has already. */
export async function keysOf(tx: Tx, table: 'client' | 'ticket' | 'time_entry' | 'agreement') {
  const { rows } = await sql<{ id: string; key: string }>`
    select id, imported_key as key from ${sql.table(table)} where imported_key is not null`.execute(tx)
  return new Map(rows.map(({ key, id }) => [key, id]))
}

export const plain = (words: string) => words.trim().toLowerCase().replace(/\s+/g, ' ')

export type DayByClient = ReadonlyMap<string, Day>
