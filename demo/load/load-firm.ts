import { sql } from 'kysely'
import { standardTaxOf, startingCategories } from '#firm/rules'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { firstDay, hours, northlight, rateLists, settings } from '../cast/firm.ts'
import { plans } from '../cast/plans.ts'
import { staff } from '../cast/staff.ts'
import type { LoadedStaff } from './world.ts'
import { morningOf } from './world.ts'

const begun = morningOf(firstDay)

/** The consultancy itself: its people, hours, rates, taxes, settings and plans. */
export async function loadFirm(tx: Tx, offsetMs: number, people: readonly LoadedStaff[]) {
  await sql`select door.add_firm(door.this_firm(), ${offsetMs}, ${begun})`.execute(tx)
  await tx
    .insertInto('firm')
    .values({
      name: northlight.name,
      country: northlight.country,
      currency: northlight.currency,
      locale: northlight.locale,
      zone: northlight.zone,
      size: northlight.size,
      fixed_monthly_cost_minor: northlight.fixedMonthlyCostMinor,
      address: northlight.address,
      phone: northlight.phone,
      email: northlight.email,
      tax_number: northlight.taxNumber,
      bank_account: northlight.bankAccount,
      is_demo: true,
      made_at: begun,
    })
    .execute()
  await tx
    .insertInto('service_calendar')
    .values({ id: newId(), name: 'Opening hours', spec: JSON.stringify(hours), is_default: true })
    .execute()
  await insertRows(
    tx,
    'rate_card',
    { from_on: 'date', card: 'jsonb', made_at: 'timestamptz' },
    rateLists.map(({ fromOn, rates }) => ({ from_on: fromOn, card: rates, made_at: begun })),
  )
  await tx
    .insertInto('tax_code')
    .values([
      { key: 'standard', name: 'Standard rate', category: 'S', percent: standardTaxOf(northlight.country) },
      { key: 'zero', name: 'No tax', category: 'Z', percent: '0' },
    ])
    .execute()
  await tx
    .insertInto('work_category')
    .values(
      startingCategories.map(({ key, name, isReactive }, position) => ({
        key,
        name,
        position,
        is_reactive: isReactive,
      })),
    )
    .execute()
  await insertRows(
    tx,
    'firm_setting',
    { name: 'text', value: 'jsonb' },
    Object.entries(settings).map(([name, value]) => ({ name, value: JSON.stringify(value) })),
  )
  await loadStaff(tx, people)
}

async function loadStaff(tx: Tx, people: readonly LoadedStaff[]) {
  for (const person of people)
    await tx
      .insertInto('person')
      .values({
        id: person.id,
        name: person.name,
        email: person.email,
        phone: person.phone,
        roles: person.roles,
        billing_role: person.billingRole,
        cost_per_hour_minor: person.costPerHourMinor,
        hours_per_month: String(person.hoursPerMonth),
        starts_on: person.startsOn,
      })
      .execute()
  const own = { id: 'uuid', person_id: 'uuid' } as const
  await insertRows(
    tx,
    'shift',
    { ...own, weekday: 'text', opens: 'text', closes: 'text' },
    people.flatMap(({ id, days }) =>
      days.map((weekday) => ({ id: newId(), person_id: id, weekday, opens: '09:00', closes: '17:30' })),
    ),
  )
  await insertRows(
    tx,
    'leave',
    { ...own, from_on: 'date', to_on: 'date', kind: 'text' },
    people.flatMap(({ id, leave }) =>
      leave.map(([from, to]) => ({ id: newId(), person_id: id, from_on: from, to_on: to, kind: 'holiday' })),
    ),
  )
  await insertRows(
    tx,
    'person_skill',
    { person_id: 'uuid', technology: 'text' },
    people.flatMap(({ id, skills }) => skills.map((technology) => ({ person_id: id, technology }))),
  )
}

export const hiredStaff = (): LoadedStaff[] => staff.map((person) => ({ ...person, id: newId() }))

/** The catalogue; answers the version of each plan that stands. */
export async function loadPlans(tx: Tx): Promise<Map<string, string>> {
  const standing = new Map<string, string>()
  for (const { key, name, tier, versions } of plans) {
    const planId = newId()
    await tx.insertInto('plan').values({ id: planId, key, name, tier }).execute()
    for (const [at, terms] of versions.entries()) {
      const id = newId()
      await tx
        .insertInto('plan_version')
        .values({
          id,
          plan_id: planId,
          version: at + 1,
          terms: JSON.stringify(terms),
          made_at: `${2020 + at}-03-02T09:00:00.000Z`,
          made_by: 'Maeve Corrigan',
        })
        .execute()
      standing.set(key, id)
    }
  }
  return standing
}
