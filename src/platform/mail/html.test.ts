import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { htmlOf } from './html.ts'

test('paragraphs stay paragraphs and lines stay lines', () => {
  const html = htmlOf('Dear Margaret,\n\nthe visit is on Monday.\nTomasz comes.\n')
  assert.equal(html.match(/<p /g)?.length, 2)
  assert.match(html, /the visit is on Monday\.<br>Tomasz comes\.<\/p>/)
})

test('an address in a sentence is a link and the full stop is not', () => {
  const html = htmlOf('See https://perennial.test/t/1?a=1&b=2. Or call.')
  assert.match(html, /<a href="https:\/\/perennial\.test\/t\/1\?a=1&amp;b=2" [^>]*>[^<]*<\/a>\. Or call\./)
})

test('a labelled address is a button with these words', () => {
  assert.match(
    htmlOf('Read the proposal: https://perennial.test/p/x'),
    /<a href="https:\/\/perennial\.test\/p\/x" style="[^"]*background[^"]*">Read the proposal<\/a>/,
  )
})

test('whatever a text says, it makes no element and no attribute of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>"\'&= \n:/ahtps.') }), (text) => {
      const tags = htmlOf(text).match(/<[^>]*>/g) ?? []
      for (const tag of tags)
        assert.match(tag, /^<(\/?(div|p|a|span)|br)( href="https?:\/\/[^"<>]*")?( style="[^"]*")?>$/)
    }),
    { numRuns: 500 },
  )
})
