import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Log, logOfRequest, openLog } from './log.ts'

/** What the log says, line by line, while something happens. */
function linesOf(happen: (log: Log) => void, level = 'info'): string[] {
  const lines: string[] = []
  happen(openLog(level, { write: (line) => lines.push(line) }))
  return lines
}

function onlyLine(happen: (log: Log) => void): Record<string, unknown> {
  const lines = linesOf(happen)
  assert.equal(lines.length, 1)
  return JSON.parse(lines[0] ?? '')
}

test('a line is JSON with time, level and message', () => {
  const line = onlyLine((log) => log.info({ port: 4000 }, 'serving'))
  assert.partialDeepStrictEqual(line, { level: 'info', port: 4000, msg: 'serving' })
  assert.match(String(line.time), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test('what is below the level is not said', () => {
  assert.deepEqual(
    linesOf((log) => log.info('whisper'), 'warn'),
    [],
  )
})

test('lines of a request carry its id', () => {
  assert.equal(onlyLine((log) => logOfRequest(log, 'r-17').info('asked')).requestId, 'r-17')
})

test('secrets are hidden at any depth, in children and in lists', () => {
  const request = {
    headers: { Authorization: 'Bearer abc', cookie: 'session=abc', 'x-api-key': 'abc', accept: 'json' },
  }
  const line = onlyLine((log) =>
    log.child({ resetToken: 'abc' }).info({ request, users: [{ name: 'Mia', newPassword: 'abc' }] }, 'asked'),
  )
  assert.doesNotMatch(JSON.stringify(line), /abc/)
  assert.partialDeepStrictEqual(line, { request: { headers: { accept: 'json' } }, users: [{ name: 'Mia' }] })
})

test('secrets are hidden inside texts, messages and errors', () => {
  const database = 'postgres://perennial:hunter2@db.example:5432/perennial'
  const texts = [
    database,
    'Bearer hunter2',
    'GET /reset?token=hunter2&x=1',
    'GET /open/hunter2/sign',
    'smtps://a:hunter2@m',
  ]
  for (const text of texts) {
    const said = linesOf((log) => {
      log.error({ err: new Error(`failed: ${text}`), text }, `failed: ${text}`)
    }).join()
    assert.doesNotMatch(said, /hunter2/)
  }
  assert.equal(
    onlyLine((log) => log.info(database)).msg,
    'postgres://perennial:[hidden]@db.example:5432/perennial',
  )
})

test('what only resembles a secret is left alone', () => {
  const line = onlyLine((log) =>
    log.info({ tokens: 5, secretary: 'Mia', at: '10:15', url: 'http://127.0.0.1:4000/a@b' }, 'x'),
  )
  assert.partialDeepStrictEqual(line, {
    tokens: 5,
    secretary: 'Mia',
    at: '10:15',
    url: 'http://127.0.0.1:4000/a@b',
  })
})
