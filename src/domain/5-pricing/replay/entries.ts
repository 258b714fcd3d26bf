import { sql } from 'kysely'
import { explain } from '#agreements/rules'
import { allow, workCategories } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { ListPage, ListQuery } from '#platform/database/listing.ts'
import { found } from '#platform/failures.ts'
import { offerOf, type Under } from './offers.ts'
import { replayUnder } from './replays.ts'
import { byEntry, type EntryOutcome, type EntryUnderOffer } from './rules/by-entry.ts'
import { offerId } from './rules/offered-year.ts'

type Asked = Under & { clientId: string; months: number }

/**
 * The work behind a replay. What an entry costs under an offer stands nowhere, so a client's months are rated, then
 * narrowed, sorted and paged here: they are hundreds of entries, not millions.
 */
export function listReplayedEntries(
  context: Context,
  query: Asked & ListQuery & { q?: string; outcome?: EntryOutcome },
): Promise<ListPage<ReturnType<typeof rowOf>>> {
  allow(context, 'price')
  return context.db.read(async (tx) => {
    const { pieces, source } = await replayed(tx, context.now, query)
    const entries = byEntry(pieces)
    const words = await wordsOf(tx, source === 'own' ? entries.map(({ id }) => id) : [])
    const rows = entries.map((entry) => rowOf(entry, words))
    const wanted = query.q?.toLowerCase()
    const items = rows
      .filter(({ happened }) => !query.outcome || happened.includes(query.outcome))
      .filter((row) => !wanted || textOf(row).includes(wanted))
      .toSorted(inOrder(query.sort ?? 'workedOn'))
    const start = (query.page - 1) * query.pageSize
    return { items: items.slice(start, start + query.pageSize), total: items.length }
  })
}

/** Why an entry costs what it costs under the offer. */
export function explainReplayedEntry(context: Context, query: Asked & { entryId: string }) {
  allow(context, 'price')
  return context.db.read(async (tx) => {
    const { pieces, rated, name } = await replayed(tx, context.now, query)
    const own = pieces.filter(({ entryId }) => entryId === query.entryId)
    found(own[0], 'entry in this replay')
    const lines = rated.agreement.versions.flatMap(({ terms }) => terms.lines)
    const names = Object.fromEntries([[offerId, name], ...lines.map((line) => [line.key, line.name])])
    return {
      id: query.entryId,
      sentences: own.flatMap((piece) => explain({ ...piece, foundBy: 'asked' }, names)),
    }
  })
}

async function replayed(tx: Tx, now: string, { clientId, months, ...under }: Asked) {
  const { name, terms } = await offerOf(tx, clientId, under)
  return { name, ...orRefuse(await replayUnder(tx, now, { clientId, terms, months })) }
}

type Words = {
  entries: ReadonlyMap<string, { who: string; what: string; ticketId: string | null; ticket: string | null }>
  categories: ReadonlyMap<string, string>
}

/** What the client reads of each entry: internal notes never leave the desk. */
async function wordsOf(tx: Tx, entryIds: readonly string[]): Promise<Words> {
  const { rows } = await sql<{
    id: string
    who: string
    what: string
    ticketId: string | null
    ticket: string | null
  }>`
    select e.id, p.name as who, coalesce(nullif(e.body, ''), t.title, '') as what, t.id as "ticketId",
      'T-' || t.number as ticket
    from time_entry e join person p on p.id = e.person_id left join ticket t on t.id = e.ticket_id
    where e.id = any(${entryIds}::uuid[])`.execute(tx)
  const categories = await workCategories(tx)
  return {
    entries: new Map(rows.map(({ id, ...words }) => [id, words])),
    categories: new Map(categories.map(({ key, name }) => [key, name])),
  }
}

/** Made-up entries have nobody and no ticket. */
const nobody = { who: null, what: 'Assumed work', ticketId: null, ticket: null }

function rowOf({ outcomes: happened, category, ...entry }: EntryUnderOffer, words: Words) {
  return {
    ...entry,
    ...(words.entries.get(entry.id) ?? nobody),
    category: words.categories.get(category) ?? category,
    happened,
  }
}
type Row = ReturnType<typeof rowOf>

const textOf = ({ who, what, ticket, category }: Row) => [who, what, ticket, category].join(' ').toLowerCase()

type SortKey = 'workedOn' | 'minutes' | 'coveredMinutes' | 'listMinor' | 'billedMinor'
const sortKeys: readonly SortKey[] = ['workedOn', 'minutes', 'coveredMinutes', 'listMinor', 'billedMinor']

function inOrder(sort: string) {
  const by = sortKeys.find((key) => key === sort.replace(/^-/, '')) ?? 'workedOn'
  const turn = sort.startsWith('-') ? -1 : 1
  return (a: Row, b: Row) => {
    const [one, other] = [a[by], b[by]]
    if (one !== other) return one < other ? -turn : turn
    return a.id < b.id ? -1 : 1
  }
}
