import { sql } from 'kysely'
import type { z } from 'zod'
import { businessCalendar, type CalendarSpec } from '#kernel/business-calendar.ts'
import { orRefuse, Refused } from '#kernel/decision.ts'
import { decimalsOf } from '#kernel/money.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import { useLink } from '../people/links.ts'
import { startingRates } from '../rates/rules.ts'
import { firstHourlyRateMinor, localeOf, standardTaxOf, startingCategories } from '../rules/defaults.ts'
import type { SetUp } from './contract.ts'

type NewFirm = z.infer<typeof SetUp>['firm']

/** Makes the first firm and its owner through the one-time link that the server printed at start. */
export async function setUpFirm(context: Context, { owner, firm }: z.infer<typeof SetUp>) {
  const { link } = context
  if (link?.purpose !== 'first-owner') throw new Refused('link-used')
  const hours: CalendarSpec = { timezone: firm.zone, hours: firm.hours, holidays: firm.holidays }
  orRefuse(businessCalendar(hours))
  // A link that was used opens no account: the write answers a repeat, and refuses everything else.
  if (link.isUsed) await context.db.write((tx) => useLink(tx, link.tokenHash, context.now))
  // The account comes first: it is safe to repeat, and the firm's transaction needs its id.
  const userId = await context.accounts.openAccount(owner)
  return context.db.write(async (tx) => {
    await sql`select door.add_firm(door.this_firm(), 0, ${context.now})`.execute(tx)
    await useLink(tx, link.tokenHash, context.now)
    await addFirm(tx, firm, context.now)
    await addCalendar(tx, hours)
    await addRates(tx, firm, context.now)
    await addTaxes(tx, firm.country)
    await addCategories(tx)
    const personId = await addOwner(tx, owner, userId, context.now)
    await recordHappenings(tx, context, [{ kind: 'firm.set-up', aboutId: personId }])
    return { personId }
  })
}

/** Whether the printed link still makes the first firm. */
export function setUpLink({ link }: Context) {
  if (link?.purpose !== 'first-owner') throw new Refused('link-not-for-this')
  return { isUsed: link.isUsed }
}

async function addFirm(tx: Tx, firm: NewFirm, now: string) {
  await tx
    .insertInto('firm')
    .values({
      name: firm.name,
      country: firm.country,
      currency: firm.currency,
      locale: localeOf(firm.country),
      zone: firm.zone,
      size: firm.size,
      fixed_monthly_cost_minor: firm.fixedMonthlyCostMinor,
      made_at: now,
    })
    .execute()
}

async function addCalendar(tx: Tx, hours: CalendarSpec) {
  const spec = JSON.stringify(hours)
  await tx
    .insertInto('service_calendar')
    .values({ id: newId(), name: 'Opening hours', spec, is_default: true })
    .execute()
}

/** The first list holds from the beginning: work that is moved in is older than the firm's first day here. */
async function addRates(tx: Tx, { currency, hourlyRateMinor }: NewFirm, now: string) {
  const rates = startingRates(hourlyRateMinor ?? firstHourlyRateMinor(currency), 10 ** decimalsOf(currency))
  await tx
    .insertInto('rate_card')
    .values({ from_on: '1970-01-01', card: JSON.stringify(rates), made_at: now })
    .execute()
}

async function addTaxes(tx: Tx, country: string) {
  const percent = standardTaxOf(country)
  const category = percent === '0' ? 'O' : 'S'
  const standard = { key: 'standard', name: 'Standard rate', category, percent }
  const zero = { key: 'zero', name: 'No tax', category: 'Z', percent: '0' }
  await tx.insertInto('tax_code').values([standard, zero]).execute()
}

async function addCategories(tx: Tx) {
  const categories = startingCategories.map(({ key, name, isReactive }, position) => ({
    key,
    name,
    position,
    is_reactive: isReactive,
  }))
  await tx.insertInto('work_category').values(categories).execute()
}

async function addOwner(tx: Tx, owner: { name: string; email: string }, userId: string, now: string) {
  const id = newId()
  const { name, email } = owner
  await tx
    .insertInto('person')
    .values({ id, name, email, roles: ['owner', 'technician'], billing_role: 'senior' })
    .execute()
  await sql`select door.add_membership(${userId}, 'person', ${id}, null, ${now})`.execute(tx)
  return id
}
