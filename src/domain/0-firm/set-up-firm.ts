import { sql } from 'kysely'
import type { z } from 'zod'
import { businessCalendar } from '#kernel/business-calendar.ts'
import { orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { newId } from '#platform/ids.ts'
import type { SetUp } from './contract.ts'
import { localeOf, standardTaxOf, startingCategories } from './rules/defaults.ts'

/** Makes the first firm and its owner through the one-time link that the server printed at start. */
export async function setUpFirm(context: Context, { owner, firm }: z.infer<typeof SetUp>) {
  if (context.link?.purpose !== 'first-owner') throw new Refused('link-used')
  orRefuse(businessCalendar({ timezone: firm.zone, hours: firm.hours }))
  const { tokenHash } = context.link
  // The account comes first: it is safe to repeat, and the firm's transaction needs its id.
  const userId = await context.accounts.openAccount(owner)
  return context.db.write(async (tx) => {
    await sql`select door.add_firm(door.this_firm(), 0, ${context.now})`.execute(tx)
    await useLink(tx, tokenHash, context.now)
    await addFirm(tx, firm, context.now)
    const personId = await addOwner(tx, owner, userId, context.now)
    await recordHappenings(tx, context, [{ kind: 'firm.set-up', aboutId: personId }])
    return { personId }
  })
}

async function useLink(tx: Tx, tokenHash: string, now: string) {
  const { rows } = await sql<{ used: boolean }>`select door.use_link(${tokenHash}, ${now}) as used`.execute(
    tx,
  )
  if (!rows[0]?.used) throw new Refused('link-used')
}

type NewFirm = z.infer<typeof SetUp>['firm']

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
  const spec = JSON.stringify({ timezone: firm.zone, hours: firm.hours })
  await tx
    .insertInto('service_calendar')
    .values({ id: newId(), name: 'Opening hours', spec, is_default: true })
    .execute()
  const categories = startingCategories.map(({ key, name, isReactive }, position) => ({
    key,
    name,
    position,
    is_reactive: isReactive,
  }))
  await tx.insertInto('work_category').values(categories).execute()
  const standard = {
    key: 'standard',
    name: 'Standard rate',
    category: 'S',
    percent: standardTaxOf(firm.country),
  }
  const zero = { key: 'zero', name: 'No tax', category: 'Z', percent: '0' }
  await tx.insertInto('tax_code').values([standard, zero]).execute()
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
