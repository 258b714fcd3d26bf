import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import pino from 'pino'
import type { Actor } from '#kernel/actor.ts'
import { no, yes } from '#kernel/decision.ts'
import { connect } from '../database/connection.ts'
import { keepFile } from '../database/files.ts'
import { firmDatabase } from '../database/firm-database.ts'
import { allMigrations, migrate } from '../database/migrate.ts'
import { loginUrls, prepareRoles } from '../database/roles.ts'
import { newId } from '../ids.ts'
import { cloneDatabase, type Template } from '../testing/cluster.ts'
import { queueAccountMail } from './account-mail.ts'
import { deliverMail, type Mailer, minutesToNextTry } from './deliver-mail.ts'
import type { OutgoingMail } from './mail.ts'
import { startMailRound } from './mail-round.ts'
import { outbox, waitingAccountMails } from './outbox.ts'
import { queueMail, sendAgain } from './queue-mail.ts'
import type { Delivery } from './smtp.ts'

const secret = 'a secret that only tests know, 40 long!!'
const template: Template = {
  madeFrom: ['src/platform/migrations/*.sql', 'src/platform/database/*.ts'],
  prepare: async (ownerUrl) => {
    await prepareRoles(ownerUrl, secret)
    await migrate(
      ownerUrl,
      allMigrations().filter(({ stage }) => stage < 0),
    )
  },
}
const database = await cloneDatabase(template)
const urls = loginUrls(database.ownerUrl, secret)
const { kysely, close } = connect(urls.app)
after(async () => {
  await close()
  await database.drop()
})

const monday = '2026-11-16T09:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(monday) + minutes * 60_000).toISOString()
const maeve: Actor = { kind: 'person', personId: newId(), name: 'Maeve Corrigan', roles: ['owner'] }
const invoice = {
  to: 'books@alder.example',
  purpose: 'invoice',
  subject: 'INV-2026-0031',
  text: 'It is due.',
}

/** A firm with an outbox, and a mail server that answers as told. */
async function firm({ offsetMs = 0, answer = yes(null) as Delivery } = {}) {
  await sql`truncate mail`.execute(connectOwner.kysely)
  const firmId = newId()
  await sql`select door.add_firm(${firmId}, ${offsetMs}, ${monday})`.execute(kysely)
  const as = (actor: Actor, now = monday) => firmDatabase(kysely, { firmId, actor, action: 'test', now })
  const sent: OutgoingMail[] = []
  const state = { answer }
  const mailerAt = (now: string): Mailer => ({
    kysely,
    now: () => now,
    send: async (mail) => {
      sent.push(mail)
      return state.answer
    },
  })
  return {
    firmId,
    as,
    sent,
    state,
    mailerAt,
    queue: (mail = invoice, now = monday) => as(maeve).write((tx) => queueMail(tx, mail, now)),
    deliverAt: (now: string) => deliverMail(mailerAt(now)),
    outboxAt: (now: string) => as(maeve).read((tx) => outbox(tx, now, { limit: 50 })),
  }
}

const connectOwner = connect(database.ownerUrl)
after(() => connectOwner.close())

test('a mail goes out once, with its attachments, and the outbox says when', async () => {
  const { as, sent, deliverAt, outboxAt } = await firm()
  const id = await as(maeve).write(async (tx) => {
    const file = { name: 'INV-2026-0031.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF') }
    return queueMail(tx, { ...invoice, attachmentIds: [await keepFile(tx, file, monday)] }, monday)
  })
  assert.partialDeepStrictEqual(await deliverAt(later(1)), { id, purpose: 'invoice', delivery: yes(null) })
  assert.equal(await deliverAt(later(100)), undefined)
  assert.equal(sent.length, 1)
  assert.partialDeepStrictEqual(sent[0], { id, to: invoice.to, text: invoice.text })
  assert.deepEqual(
    sent[0]?.attachments.map(({ name, content }) => [name, Buffer.from(content).toString()]),
    [['INV-2026-0031.pdf', '%PDF']],
  )
  const [mail] = await outboxAt(later(2))
  assert.partialDeepStrictEqual(mail, { id, state: 'sent', sentAt: later(1), tries: 1 })
})

test('a mail of a verb that is refused is never sent', async () => {
  const { as, deliverAt } = await firm()
  const refused = as(maeve).write(async (tx) => {
    await queueMail(tx, invoice, monday)
    throw new Error('not after all')
  })
  await assert.rejects(refused)
  assert.equal(await deliverAt(later(1)), undefined)
})

test('eight senders at once send each of forty mails once', async () => {
  const { as, sent, mailerAt } = await firm()
  await as(maeve).write(async (tx) => {
    for (let number = 1; number <= 40; number += 1) await queueMail(tx, invoice, monday)
  })
  const sendAll = async () => {
    while (await deliverMail(mailerAt(later(1)))) assert.ok(sent.length <= 40)
  }
  await Promise.all(Array.from({ length: 8 }, sendAll))
  assert.equal(new Set(sent.map(({ id }) => id)).size, 40)
  assert.equal(sent.length, 40)
})

test('a mail whose sender died is due again after a quarter of an hour', async () => {
  const { queue, mailerAt, deliverAt, sent } = await firm()
  await queue()
  const dies = { ...mailerAt(monday), send: () => Promise.reject(new Error('killed')) }
  await assert.rejects(deliverMail(dies), /killed/)
  assert.equal(await deliverAt(later(14)), undefined)
  assert.ok(await deliverAt(later(15)))
  assert.equal(sent.length, 1)
})

test('what the mail server puts off is tried again, less and less often', async () => {
  const { queue, deliverAt, outboxAt, state } = await firm({ answer: no('not-now', { words: 'greylisted' }) })
  await queue()
  await deliverAt(monday)
  assert.equal(await deliverAt(later(0.9)), undefined)
  assert.ok(await deliverAt(later(1)))
  assert.equal(await deliverAt(later(2.9)), undefined)
  assert.partialDeepStrictEqual(await outboxAt(later(2)), [
    { state: 'waiting', tries: 2, lastError: 'greylisted', dueAt: later(3) },
  ])
  state.answer = yes(null)
  assert.ok(await deliverAt(later(3)))
  assert.partialDeepStrictEqual(await outboxAt(later(4)), [{ state: 'sent', tries: 3, lastError: null }])
  assert.deepEqual([1, 2, 3, 8, 9, 20].map(minutesToNextTry), [1, 2, 4, 128, 240, 240])
})

test('a refused mail stays until somebody sends it again', async () => {
  const { as, queue, deliverAt, outboxAt, state } = await firm({
    answer: no('refused', { words: 'no such user' }),
  })
  const id = await queue()
  await deliverAt(monday)
  assert.equal(await deliverAt(later(60)), undefined)
  assert.partialDeepStrictEqual(await outboxAt(later(60)), [{ state: 'refused', lastError: 'no such user' }])

  state.answer = yes(null)
  assert.equal(await as(maeve).write((tx) => sendAgain(tx, id, later(60))), true)
  assert.ok(await deliverAt(later(60)))
  assert.equal(await as(maeve).write((tx) => sendAgain(tx, id, later(61))), false)
})

test('what nobody could send for three days is kept and not sent unasked', async () => {
  const { as, queue, deliverAt, outboxAt } = await firm()
  const id = await queue()
  const thursday = later(3 * 24 * 60)
  assert.equal(await deliverAt(thursday), undefined)
  assert.partialDeepStrictEqual(await outboxAt(thursday), [{ state: 'kept', tries: 0 }])
  await as(maeve).write((tx) => sendAgain(tx, id, thursday))
  assert.ok(await deliverAt(thursday))
})

test('a firm that lives in another time sends by its own clock', async () => {
  const offsetMs = -365 * 24 * 60 * 60 * 1000
  const { as, deliverAt, outboxAt } = await firm({ offsetMs })
  const lastYear = '2025-11-16T09:00:00.000Z'
  await as(maeve, lastYear).write((tx) => queueMail(tx, invoice, lastYear))
  assert.ok(await deliverAt(monday))
  assert.partialDeepStrictEqual(await outboxAt(lastYear), [{ state: 'sent', sentAt: lastYear }])
})

test('what a contact does may send mails, and only the firm itself reads its outbox', async () => {
  const here = await firm()
  const rights = { asks: true, seesMoney: true, approvesUpToMinor: 0, signs: true }
  const clientId = newId()
  const margaret: Actor = { kind: 'contact', contactId: newId(), clientId, name: 'Margaret Finch', rights }
  await here.as(margaret).write((tx) => queueMail(tx, { ...invoice, clientId }, monday))
  await here.as(margaret).write((tx) => queueMail(tx, invoice, monday))
  assert.deepEqual(await here.as(margaret).read((tx) => outbox(tx, monday, { limit: 50 })), [])
  const [, older] = await here.outboxAt(monday)
  const page = { limit: 50, beforeId: older?.id }
  assert.equal((await here.outboxAt(monday)).length, 2)
  assert.deepEqual(await here.as(maeve).read((tx) => outbox(tx, monday, page)), [])

  const elsewhere = newId()
  const other = firmDatabase(kysely, { firmId: elsewhere, actor: maeve, action: 'test', now: monday })
  assert.deepEqual(await other.read((tx) => outbox(tx, monday, { limit: 50 })), [])
})

test('a mail about an account is read by nobody, goes out first and is forgotten', async () => {
  const { queue, deliverAt, sent } = await firm()
  await queue()
  const reset = {
    to: 'ada@northlight.example',
    purpose: 'password-reset' as const,
    name: 'Ada',
    url: 'https://x.test/r',
  }
  await queueAccountMail(kysely, reset, later(1))
  assert.partialDeepStrictEqual(await waitingAccountMails(urls.owner, later(1)), [
    { to: reset.to, subject: 'Set a new password', madeAt: later(1) },
  ])
  await assert.rejects(sql`select * from door.mail`.execute(kysely), /permission denied/)

  assert.partialDeepStrictEqual(await deliverAt(later(2)), { firmId: null, purpose: 'password-reset' })
  assert.match(sent[0]?.text ?? '', /Hello Ada,.*Set a new password: https:\/\/x\.test\/r/s)
  assert.deepEqual(await waitingAccountMails(urls.owner, later(2)), [])
})

test('a link that has expired is not sent any more', async () => {
  const { deliverAt } = await firm()
  const link = {
    to: 'ada@northlight.example',
    purpose: 'sign-in-link' as const,
    name: '',
    url: 'https://x.test/s',
  }
  await queueAccountMail(kysely, link, monday)
  assert.equal(await deliverAt(later(15)), undefined)
  await queueAccountMail(kysely, link, later(20))
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from door.mail`.execute(
    connectOwner.kysely,
  )
  assert.equal(rows[0]?.count, 1)
  assert.ok(await deliverAt(later(20)))
})

test('the round sends what waits and stops when it is told to', async () => {
  const { queue, mailerAt, sent } = await firm()
  await queue()
  await queue()
  const round = startMailRound(mailerAt(later(1)), pino({ level: 'silent' }))
  for (let look = 0; look < 200 && sent.length < 2; look += 1)
    await new Promise((wake) => setTimeout(wake, 10))
  await round.stop()
  assert.equal(sent.length, 2)
  await queue()
  assert.equal(sent.length, 2)
})
