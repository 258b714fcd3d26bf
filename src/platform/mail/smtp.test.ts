import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import type { OutgoingMail } from './mail.ts'
import { sendThroughSmtp } from './smtp.ts'

const proposal: OutgoingMail = {
  id: '019a9f00-0000-7000-8000-000000000001',
  to: 'm.finch@colefinch.example',
  subject: 'An agreement for Cole & Finch – so that a Monday costs nothing',
  text: 'Dear Margaret,\n\nRead the proposal: https://perennial.test/p/x',
  fromName: 'Northlight IT',
  replyTo: 'maeve@northlight.example',
  attachments: [
    { name: 'PR-0118.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF-1.7 words') },
  ],
}

/** A mail server of the fewest words: answers each command as told, else with yes, and keeps what it was sent. */
async function mailServer(answers: Record<string, string> = {}) {
  const heard: string[] = []
  const server = createServer((socket) => converse(socket, heard, answers))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  const close = () => new Promise((closed) => server.close(closed))
  return { url: `smtp://127.0.0.1:${address.port}`, heard, close }
}

function converse(socket: Socket, heard: string[], answers: Record<string, string>) {
  let inMessage = false
  let rest = ''
  socket.write('220 mail.test\r\n')
  socket.on('error', () => undefined)
  socket.on('data', (bytes) => {
    const lines = (rest + bytes.toString()).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      heard.push(line)
      if (inMessage && line !== '.') continue
      const command = inMessage ? 'MESSAGE' : (line.split(/[ :]/)[0] ?? '')
      const answer = answers[command] ?? (command === 'DATA' ? '354 go on' : '250 ok')
      inMessage = command === 'DATA' && answer.startsWith('354')
      socket.write(`${answer}\r\n`)
      if (command === 'QUIT') socket.end()
    }
  })
}

async function sendTo(answers: Record<string, string>, mail = proposal) {
  const server = await mailServer(answers)
  const delivery = await sendThroughSmtp(server.url, 'Perennial <desk@perennial.test>')(mail)
  await server.close()
  return { delivery, heard: server.heard, message: server.heard.join('\n') }
}

test('a mail goes out with the firm as its sender, its id, both texts and its attachment', async () => {
  const { delivery, heard, message } = await sendTo({})
  assert.ok(delivery.yes)
  assert.ok(heard.includes('MAIL FROM:<desk@perennial.test>'))
  assert.ok(heard.includes('RCPT TO:<m.finch@colefinch.example>'))
  assert.match(message, /^From: Northlight IT <desk@perennial\.test>$/m)
  assert.match(message, /^Reply-To: maeve@northlight\.example$/m)
  assert.match(message, /^Message-ID: <019a9f00-0000-7000-8000-000000000001@perennial\.test>$/m)
  assert.match(message, /^Content-Type: text\/plain/m)
  assert.match(message, /^Content-Type: text\/html/m)
  assert.match(message, /filename=PR-0118\.pdf/)
  assert.ok(message.includes(Buffer.from('%PDF-1.7 words').toString('base64')))
})

test('an unknown recipient and a message that is not wanted are refused for good', async () => {
  const refusals: Record<string, string>[] = [
    { RCPT: '550 no such user here' },
    { MESSAGE: '554 this looks like spam' },
  ]
  for (const answers of refusals) {
    const { delivery } = await sendTo(answers)
    assert.ok(!delivery.yes)
    assert.equal(delivery.reason, 'refused')
    assert.match(String(delivery.about?.words), /no such user here|this looks like spam/)
  }
})

test('a mail to nobody is refused', async () => {
  const { delivery } = await sendTo({}, { ...proposal, to: '' })
  assert.ok(!delivery.yes && delivery.reason === 'refused')
})

test('what may pass, or is for us to put right, is tried again', async () => {
  const answers: Record<string, string>[] = [
    { RCPT: '451 greylisted, come back' },
    { MAIL: '530 sign in first' },
    { DATA: '421 closing' },
  ]
  for (const answer of answers) {
    const { delivery } = await sendTo(answer)
    assert.ok(!delivery.yes && delivery.reason === 'not-now', JSON.stringify(delivery))
  }
})

test('a mail server that cannot be reached is tried again', async () => {
  const server = await mailServer()
  await server.close()
  const delivery = await sendThroughSmtp(server.url, 'desk@perennial.test')(proposal)
  assert.ok(!delivery.yes && delivery.reason === 'not-now')
})

test('an address is one recipient and a subject one line, whatever they contain', async () => {
  const to = 'a@one.example, b@two.example\r\nRCPT TO:<c@three.example>'
  const { heard, message } = await sendTo({}, { ...proposal, to, subject: 'Hello\r\nBcc: d@four.example' })
  assert.ok(heard.filter((line) => line.startsWith('RCPT TO')).length <= 1)
  assert.doesNotMatch(message, /^Bcc:/m)
})
