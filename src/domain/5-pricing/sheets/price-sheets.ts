import { sql } from 'kysely'
import type { z } from 'zod'
import { allow, firmCard, peopleList, rateCard } from '#firm'
import { orRefuse, Refused } from '#kernel/decision.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { containing, type ListQuery, listPage } from '#platform/database/listing.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { factorOf } from '../factors/rating-factors.ts'
import { historiesOf } from '../history/histories.ts'
import { bookOf, ownExperience } from '../history/rules/experience.ts'
import { wholeMonthsBefore } from '../history/rules/exposure.ts'
import type { Choices, Sheet } from './contract.ts'
import { type PriceChoices, price } from './rules/price.ts'
import { adviceOn, assumptionsOf } from './rules/words.ts'

type Wish = z.infer<typeof Choices>
type Answer = z.infer<typeof Sheet>

export function previewPrice(context: Context, wish: Wish): Promise<Answer> {
  allow(context, 'price')
  return context.db.read((tx) => priced(tx, context.now, wish))
}

export function savePriceSheet(context: Context, wish: Wish & { clientId: string }) {
  allow(context, 'price')
  return context.db.write(async (tx) => {
    const sheet = await priced(tx, context.now, wish)
    const id = newId()
    const number = await takeNumbers(tx, 'price-sheet', 0)
    const { clientId } = wish
    await tx
      .insertInto('price_sheet')
      .values({
        id,
        number,
        client_id: clientId,
        inputs: JSON.stringify(wish),
        sheet: JSON.stringify(sheet),
        made_at: context.now,
        made_by: context.actor.name,
      })
      .execute()
    await recordHappenings(tx, context, [
      { kind: 'price-sheet.saved', aboutId: id, clientId, details: { text: `PRC-${number}` } },
    ])
    return { id, number }
  })
}

/** The sheet from the firm's rows as they stand: 36 months of the book, the client's own among them. */
async function priced(tx: Tx, now: string, wish: Wish): Promise<Answer> {
  const { zone, currency } = await firmCard(tx)
  const today = dayAt(now, zone)
  const span = wholeMonthsBefore(today, 36)
  const histories = await historiesOf(tx, span, zone)
  const mine = wish.clientId
    ? (histories.find(({ clientId }) => clientId === wish.clientId) ??
      (await historiesOf(tx, span, zone, [wish.clientId]))[0])
    : undefined
  const own = mine ? ownExperience(mine) : null
  const book = bookOf(histories.filter(({ clientId }) => clientId !== wish.clientId))
  const isNew = own === null || own.months < 12
  const choices = await choicesOf(tx, { ...wish, onboarding: wish.onboarding ?? isNew }, today)
  const answer = orRefuse(price(book, own, choices))
  return {
    ...answer,
    currency,
    choices,
    own,
    book: {
      source: book.source,
      clients: book.clients,
      emergencyShare: book.emergencyShare,
      afterHoursShare: book.afterHoursShare,
    },
    assumptions: assumptionsOf(answer, book, own, choices),
    advice: adviceOn(answer, own),
  }
}

async function choicesOf(tx: Tx, wish: Wish & { onboarding: boolean }, today: string): Promise<PriceChoices> {
  const endpoints = wish.endpoints ?? (wish.clientId ? await lastCount(tx, wish.clientId) : undefined)
  if (endpoints === undefined || endpoints === 0)
    throw new Refused('no-endpoints', { endpoints: String(endpoints ?? 0) })
  const card = await rateCard(tx, today)
  const list = card.lists
    .filter(({ fromOn }) => fromOn <= today)
    .sort((a, b) => b.fromOn.localeCompare(a.fromOn))[0]
  const hourlyRateMinor = wish.hourlyRateMinor ?? list?.defaultMinor
  if (hourlyRateMinor === undefined) throw new Refused('no-hourly-rate', { field: 'hourlyRateMinor' })
  const costPerHourMinor = wish.costPerHourMinor ?? (await usualCost(tx))
  if (costPerHourMinor === undefined) throw new Refused('no-cost-per-hour', { field: 'costPerHourMinor' })
  return {
    endpoints,
    months: wish.months,
    chanceOfLoss: wish.chanceOfLoss,
    costPerHourMinor,
    fixedPerYearMinor: wish.fixedPerYearMinor,
    hourlyRateMinor,
    moralHazard: wish.moralHazard,
    factor: wish.clientId ? await factorOf(tx, wish.clientId) : 1,
    onboarding: wish.onboarding,
    roundToMinor: 1000,
  }
}

async function lastCount(tx: Tx, clientId: string) {
  const row = await tx
    .selectFrom('endpoint_count')
    .select('count')
    .where('client_id', '=', clientId)
    .where('what', '=', 'endpoint')
    .orderBy('counted_on', 'desc')
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.count
}

/** What an hour of ours costs: by the hours each technician has. */
async function usualCost(tx: Tx) {
  const paid = (await peopleList(tx)).filter(
    (person) => person.costPerHourMinor > 0 && person.roles.includes('technician'),
  )
  const hours = paid.reduce((sum, person) => sum + Math.max(1, person.hoursPerMonth), 0)
  if (hours === 0) return undefined
  const cost = paid.reduce(
    (sum, person) => sum + person.costPerHourMinor * Math.max(1, person.hoursPerMonth),
    0,
  )
  return Math.round(cost / hours)
}

export function listPriceSheets(context: Context, query: ListQuery & { clientId?: string; q?: string }) {
  allow(context, 'price')
  const rows = sql`select s.id, s.number, s.client_id as "clientId", c.name as client,
      (s.sheet->'choices'->>'endpoints')::int as endpoints,
      (s.sheet->'packages'->0->>'priceMinor')::int8 as "fixedFeeMinor", s.sheet->>'currency' as currency,
      s.made_at as "madeAt", s.made_by as "madeBy"
    from price_sheet s join client c on c.id = s.client_id
    where (${query.clientId ?? null}::uuid is null or s.client_id = ${query.clientId ?? null})
      and (${query.q ?? null}::text is null or c.name ilike ${containing(query.q ?? '')})`
  return context.db.read((tx) =>
    listPage<{
      id: string
      number: number
      clientId: string
      client: string
      endpoints: number
      fixedFeeMinor: number
      currency: string
      madeAt: string
      madeBy: string
    }>(
      tx,
      rows,
      { ...query, sort: query.sort ?? '-madeAt' },
      {
        madeAt: sql`"madeAt"`,
        number: sql`number`,
        client: sql`client collate "und-x-icu"`,
      },
    ),
  )
}

export async function priceSheetById(context: Context, sheetId: string) {
  allow(context, 'price')
  const row = await context.db.read((tx) =>
    tx
      .selectFrom('price_sheet as s')
      .innerJoin('client as c', 'c.id', 's.client_id')
      .select([
        's.id',
        's.number',
        's.client_id as clientId',
        'c.name as client',
        's.made_at as madeAt',
        's.made_by as madeBy',
      ])
      .select((columns) => columns.ref('s.sheet').$castTo<Answer>().as('sheet'))
      .where('s.id', '=', sheetId)
      .executeTakeFirst(),
  )
  const { sheet, ...rest } = found(row, 'price sheet')
  return { ...sheet, ...rest }
}
