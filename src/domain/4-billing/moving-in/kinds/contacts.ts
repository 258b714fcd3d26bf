import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { clientFinder, onceIn, plain } from '../known.ts'
import { isEmail } from './clients.ts'
import type { PrepareKind } from './kind.ts'

/** Contacts, each once by its client and its e-mail, or its name where there is none. */
export const prepareContacts: PrepareKind = async ({ tx, rows, tell }) => {
  const findClient = await clientFinder(tx, tell)
  const there = await tx
    .selectFrom('contact')
    .select(['client_id', 'name', 'email', 'is_main'])
    .where('erased_at', 'is', null)
    .execute()
  const known = new Set(there.map(keyOf))
  const withMain = new Set(there.filter(({ is_main }) => is_main).map(({ client_id }) => client_id))
  const once = onceIn(tell)
  const read = rows.flatMap((row) => {
    const client = findClient(row)
    const email = row.text('email')
    if (!client) return []
    if (email && !isEmail(email)) return tell(row, 'email', 'not-an-email', { given: email }) ?? []
    const contact = {
      id: newId(),
      client_id: client.id,
      name: row.text('name'),
      email,
      phone: row.text('phone'),
      title: row.text('title'),
      is_main: row.flag('isMain') ?? false,
      signs: row.flag('signs') ?? false,
      sees_money: row.flag('seesMoney') ?? false,
    }
    return once(row, email ? 'email' : 'name', keyOf(contact)) ? [contact] : []
  })
  const fresh = read
    .filter((contact) => !known.has(keyOf(contact)))
    .map((contact) => {
      const isMain = contact.is_main && !withMain.has(contact.client_id)
      if (isMain) withMain.add(contact.client_id)
      return { ...contact, is_main: isMain }
    })
  const write = () =>
    insertRows(
      tx,
      'contact',
      {
        id: 'uuid',
        client_id: 'uuid',
        name: 'text',
        email: 'text',
        phone: 'text',
        title: 'text',
        is_main: 'bool',
        signs: 'bool',
        sees_money: 'bool',
      },
      fresh,
    )
  return { fresh: fresh.length, known: read.length - fresh.length, write }
}

const keyOf = (contact: { client_id: string; name: string; email: string }) =>
  `${contact.client_id} ${plain(contact.email || contact.name)}`
