import { recordTechnology } from '#clients'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { askPromiseCheck } from '../../src/domain/5-pricing/promise-check/ask.ts'
import { runPromiseCheck } from '../../src/domain/5-pricing/promise-check/run-check.ts'
import { technologies, yarrowgateCheck, yarrowgateRuns, yarrowgateToldOn } from '../cast/technologies.ts'
import { known, morningOf, type World } from './world.ts'

/** What runs at whom, and the check whether Yarrowgate can be promised what Full promises: asked and run as anybody would. */
export async function loadPromises(world: World) {
  const told = world.at(morningOf(yarrowgateToldOn))
  await told.db.write(async (tx) => {
    await loadTechnologies(tx, world, told.now)
    const { id: clientId } = known(world.clients, 'Y')
    for (const [name, kind] of yarrowgateRuns)
      await recordTechnology(tx, told, {
        clientId,
        name,
        kind,
        sinceOn: null,
        partnerId: null,
        source: 'typed',
      })
  })
  await checkYarrowgate(world)
}

async function loadTechnologies(tx: Tx, { clients }: World, now: string) {
  const vendors = await tx.selectFrom('vendor').select(['id', 'name']).execute()
  const idOf = new Map(vendors.map(({ id, name }) => [name, id]))
  const rows = Object.entries(technologies).flatMap(([client, things]) =>
    things.map(([name, kind, partner]) => ({
      id: newId(),
      client_id: known(clients, client).id,
      name,
      kind,
      source: 'typed',
      partner_vendor_id: partner === undefined ? null : known(idOf, partner),
      made_at: now,
      made_by: 'Maeve Corrigan',
    })),
  )
  await insertRows(
    tx,
    'client_technology',
    {
      id: 'uuid',
      client_id: 'uuid',
      name: 'text',
      kind: 'text',
      source: 'text',
      partner_vendor_id: 'uuid',
      made_at: 'timestamptz',
      made_by: 'text',
    },
    rows,
  )
}

async function checkYarrowgate(world: World) {
  const { askedAt, plan, startsOn, goal, replications, seed } = yarrowgateCheck
  const then = world.at(askedAt)
  const { id: planId } = await then.db.read((tx) =>
    tx.selectFrom('plan').select('id').where('key', '=', plan).executeTakeFirstOrThrow(),
  )
  const { id: checkId } = await askPromiseCheck(then, {
    clientId: known(world.clients, 'Y').id,
    offer: { planId },
    startsOn,
    months: 3,
    goal,
    replications,
    seed,
    assumed: {},
  })
  await runPromiseCheck(then, checkId)
}
