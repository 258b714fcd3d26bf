import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { wall } from '../../testing/log.ts'
import { type Desk, full, openDesk, steady } from '../../testing/northlight-desk.ts'

let desk: Desk
before(async () => {
  desk = await openDesk()
  await desk.clockAt('2026-11-17 17:00')
})
after(() => desk.close())

const work = (clientId: string, from: string, to: string, more: object = {}) =>
  desk.owner.api.service.logTime({
    clientId,
    categoryKey: 'server-network',
    startedAt: wall(from),
    endedAt: wall(to),
    ...more,
  })
const agreementOf = async (clientId: string) =>
  (await desk.owner.api.agreements.list({ clientId })).items[0]?.id ?? ''
const hoursOf = (agreementId: string) => desk.owner.api.service.agreementHours({ agreementId })

test('the hours of an agreement are those of everybody it serves, by ticket', async () => {
  const served = await desk.client('Nethercombe Parish Office')
  const payer = await desk.client('Kestrelmoor Estates', { ...steady, scope: { clientIds: [served.id] } })
  const { id: ticketId } = await desk.owner.api.service.openTicket({
    clientId: served.id,
    contactId: served.contactId,
    title: 'Mail does not arrive',
    reportedAt: wall('2026-11-03 09:00'),
  })
  await work(payer.id, '2026-11-03 09:00', '2026-11-03 10:00')
  await desk.owner.api.service.logTime({
    ticketId,
    startedAt: wall('2026-11-04 09:00'),
    endedAt: wall('2026-11-04 09:30'),
  })
  const { asked, months, left } = await hoursOf(await agreementOf(payer.id))
  assert.deepEqual(months.at(-1), { month: '2026-11', workedMinutes: 90, drawnMinutes: 90 })
  assert.equal(left[0]?.left, 1_200 - 90)
  const [first, second] = asked
  assert.deepEqual(first?.work, [{ ticketId: null, title: null, minutes: 60 }])
  assert.deepEqual(
    [second?.who, second?.work],
    ['Una of Nethercombe Parish Office', [{ ticketId, title: 'Mail does not arrive', minutes: 30 }]],
  )
})

test('of two agreements of a client, each counts the work that rating finds to be its own', async () => {
  const { id } = await desk.client('Fennimore Architects', {
    ...full,
    lines: full.lines.map((line) => ({ ...line, covers: { categories: ['server-network'] } })),
  })
  const servers = await agreementOf(id)
  const mail = await desk.client('Lorne & Tansy', {
    ...full,
    scope: { clientIds: [id] },
    lines: full.lines.map((line) => ({ ...line, covers: { categories: ['mail-and-mobile'] } })),
  })
  await work(id, '2026-11-05 09:00', '2026-11-05 10:00')
  await work(id, '2026-11-05 10:00', '2026-11-05 10:20', { categoryKey: 'mail-and-mobile' })
  const worked = async (agreementId: string) => (await hoursOf(agreementId)).months.at(-1)?.workedMinutes
  assert.deepEqual([await worked(servers), await worked(await agreementOf(mail.id))], [60, 20])
})
