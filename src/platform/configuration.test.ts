import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { readConfiguration, settings } from './configuration.ts'

function configured(environment: Record<string, string>) {
  const read = readConfiguration(environment)
  assert.ok(read.yes, JSON.stringify(read))
  return read.value
}

function mistakesIn(environment: Record<string, string>) {
  const read = readConfiguration(environment)
  assert.ok(!read.yes)
  return read.mistakes
}

test('nothing needs to be set', () => {
  assert.deepEqual(configured({}), {
    port: 4000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataFolder: resolve('data'),
    baseUrl: 'http://127.0.0.1:4000',
    secret: undefined,
    trustedProxies: 0,
    smtpUrl: undefined,
    mailFrom: 'Perennial <perennial@localhost>',
    logLevel: 'info',
    jobsInProcess: true,
    mayReachPrivate: false,
  })
})

test('everything can be set', () => {
  const environment = {
    PORT: '8080',
    HOST: '0.0.0.0',
    DATABASE_URL: 'postgres://perennial:pass@db.example/perennial',
    PERENNIAL_DATA: '/srv/perennial',
    PERENNIAL_URL: 'https://service.northlight.example/',
    PERENNIAL_SECRET: 'x'.repeat(32),
    TRUST_PROXY: '1',
    SMTP_URL: 'smtps://user:pass@mail.northlight.example',
    MAIL_FROM: 'Northlight IT <service@northlight.example>',
    LOG_LEVEL: 'warn',
    PERENNIAL_JOBS: 'off',
    PERENNIAL_WEBHOOK_PRIVATE: 'yes',
  }
  assert.deepEqual(settings.map(({ name }) => name).sort(), Object.keys(environment).sort())
  assert.deepEqual(configured(environment), {
    port: 8080,
    host: '0.0.0.0',
    databaseUrl: 'postgres://perennial:pass@db.example/perennial',
    dataFolder: '/srv/perennial',
    baseUrl: 'https://service.northlight.example',
    secret: 'x'.repeat(32),
    trustedProxies: 1,
    smtpUrl: 'smtps://user:pass@mail.northlight.example',
    mailFrom: 'Northlight IT <service@northlight.example>',
    logLevel: 'warn',
    jobsInProcess: false,
    mayReachPrivate: true,
  })
})

test('a variable set to nothing is not set', () => {
  assert.equal(configured({ PORT: '', DATABASE_URL: ' ' }).port, 4000)
})

test('links lead to the machine itself when it serves on all its addresses', () => {
  assert.equal(configured({ HOST: '0.0.0.0', PORT: '80' }).baseUrl, 'http://127.0.0.1:80')
  assert.equal(configured({ HOST: 'office', PORT: '81' }).baseUrl, 'http://office:81')
})

test('every mistake has its sentence, all at once', () => {
  const mistakes = mistakesIn({
    PORT: '70000',
    LOG_LEVEL: 'loud',
    TRUST_PROXY: 'yes',
    PERENNIAL_JOBS: 'maybe',
  })
  assert.deepEqual(mistakes, [
    'PORT must be a whole number from 0 to 65535; it is "70000".',
    'TRUST_PROXY must be a whole number from 0 to 10; it is "yes".',
    'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent; it is "loud".',
    'PERENNIAL_JOBS must be on or off; it is "maybe".',
  ])
})

test('no sentence repeats a secret', () => {
  const environment = {
    DATABASE_URL: 'mysql://root:hunter2@db',
    PERENNIAL_SECRET: 'hunter2',
    SMTP_URL: 'mail:hunter2',
  }
  const mistakes = mistakesIn(environment)
  assert.equal(mistakes.length, 3)
  assert.doesNotMatch(mistakes.join(), /hunter2/)
})

test('addresses that lead nowhere are refused', () => {
  for (const PERENNIAL_URL of [
    'perennial.example',
    'ftp://perennial.example',
    'https://perennial.example/app',
  ]) {
    assert.match(
      mistakesIn({ PERENNIAL_URL }).join(),
      /PERENNIAL_URL must be an http or https address without a path/,
    )
  }
})

test('mail that is sent has a sender', () => {
  assert.deepEqual(mistakesIn({ SMTP_URL: 'smtp://mail.example' }), [
    'MAIL_FROM must name the sender of mails when SMTP_URL is set.',
  ])
  assert.match(mistakesIn({ MAIL_FROM: 'somebody' }).join(), /MAIL_FROM must be a mail address/)
})
