import type { Tx } from '#platform/database/firm-database.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { clients as cast } from '../cast/clients.ts'
import { northlight } from '../cast/firm.ts'
import type { LoadedClient, LoadedStaff } from './world.ts'
import { morningOf } from './world.ts'

export const metClients = (): LoadedClient[] =>
  cast
    .toSorted((a, b) => (a.metOn < b.metOn ? -1 : 1))
    .map((client) => ({
      ...client,
      id: newId(),
      siteIds: client.sites.map(() => newId()),
      contactIds: client.contacts.map(() => newId()),
    }))

/** Companies with their people, sites and dated counts, and how we came to know and serve them. */
export async function loadClients(
  tx: Tx,
  clients: readonly LoadedClient[],
  staff: { owner: LoadedStaff; lead: LoadedStaff },
) {
  const first = await takeNumbers(tx, 'client', 0, clients.length)
  await insertRows(
    tx,
    'client',
    {
      id: 'uuid',
      number: 'int4',
      name: 'text',
      industry: 'text',
      address: 'text',
      country: 'text',
      currency: 'text',
      payment_terms_days: 'int4',
      billing_email: 'text',
      annex: 'text',
      made_at: 'timestamptz',
    },
    clients.map((client, at) => ({
      id: client.id,
      number: first + at,
      name: client.name,
      industry: client.industry,
      address: client.address,
      country: northlight.country,
      currency: northlight.currency,
      payment_terms_days: client.termsDays ?? 14,
      billing_email: `accounts@${client.domain}.example`,
      annex: client.annex ?? 'summary',
      made_at: morningOf(client.metOn),
    })),
  )
  await insertRows(
    tx,
    'client_staff',
    {
      client_id: 'uuid',
      account_owner_id: 'uuid',
      lead_technician_id: 'uuid',
      source: 'text',
      hour_without_it_minor: 'int8',
      hour_asked_on: 'date',
      hour_asked_of: 'text',
    },
    clients.map(({ id, source, hour, contacts }) => ({
      client_id: id,
      account_owner_id: staff.owner.id,
      lead_technician_id: staff.lead.id,
      source,
      hour_without_it_minor: hour ? hour[0] * 100 : null,
      hour_asked_on: hour?.[1] ?? null,
      hour_asked_of: hour ? (contacts[0]?.name ?? null) : null,
    })),
  )
  await loadPlacesAndPeople(tx, clients)
  await loadCounts(tx, clients)
  await loadFirstSteps(tx, clients)
}

async function loadPlacesAndPeople(tx: Tx, clients: readonly LoadedClient[]) {
  const own = { id: 'uuid', client_id: 'uuid', name: 'text' } as const
  await insertRows(
    tx,
    'site',
    { ...own, address: 'text', travel_zone: 'text', distance_km: 'numeric', is_main: 'bool' },
    clients.flatMap(({ id, sites, siteIds }) =>
      sites.map(({ name, address, zone, km }, at) => ({
        id: siteIds[at],
        client_id: id,
        name,
        address,
        travel_zone: zone,
        distance_km: km ?? null,
        is_main: at === 0,
      })),
    ),
  )
  await insertRows(
    tx,
    'contact',
    {
      ...own,
      email: 'text',
      phone: 'text',
      title: 'text',
      is_main: 'bool',
      sees_money: 'bool',
      approves_up_to_minor: 'int8',
      signs: 'bool',
    },
    clients.flatMap(({ id, contacts, contactIds, domain }, client) =>
      contacts.map(({ name, title }, at) => ({
        id: contactIds[at],
        client_id: id,
        name,
        email: `${mailName(name)}@${domain}.example`,
        phone: `01-555 ${String(200 + client * 4 + at).padStart(4, '0')}`,
        title,
        is_main: at === 0,
        sees_money: at === 0,
        approves_up_to_minor: at === 0 ? 100_000 : 0,
        signs: at === 0,
      })),
    ),
  )
}

/** 'Dr Orla Fenton' writes as orla. */
export const mailName = (name: string) =>
  name
    .replace(/^(Dr|Fr) /, '')
    .split(' ')[0]
    ?.normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase() ?? ''

async function loadCounts(tx: Tx, clients: readonly LoadedClient[]) {
  await insertRows(
    tx,
    'endpoint_count',
    {
      id: 'uuid',
      client_id: 'uuid',
      what: 'text',
      counted_on: 'date',
      count: 'int4',
      source: 'text',
      made_at: 'timestamptz',
    },
    clients.flatMap((client) =>
      client.counts.flatMap(([from, users, endpoints]) =>
        [
          { what: 'user', count: users },
          { what: 'endpoint', count: endpoints },
        ].map((counted) => ({
          id: newId(),
          client_id: client.id,
          ...counted,
          counted_on: from,
          source: 'counted',
          made_at: morningOf(from),
        })),
      ),
    ),
  )
}

/** Met, then paid for the first time; what agreements do to a relationship comes with them. */
async function loadFirstSteps(tx: Tx, clients: readonly LoadedClient[]) {
  const step = { id: 'uuid', client_id: 'uuid', stage: 'text', on_day: 'date', cause: 'text' } as const
  await insertRows(
    tx,
    'relationship_step',
    { ...step, made_at: 'timestamptz' },
    clients.flatMap(({ id, metOn, customerFrom, source }) => [
      {
        id: newId(),
        client_id: id,
        stage: 'prospect',
        on_day: metOn,
        cause: source,
        made_at: morningOf(metOn),
      },
      ...(customerFrom === null
        ? []
        : [
            {
              id: newId(),
              client_id: id,
              stage: 'customer',
              on_day: customerFrom,
              cause: 'first work paid',
              made_at: morningOf(customerFrom),
            },
          ]),
    ]),
  )
}
