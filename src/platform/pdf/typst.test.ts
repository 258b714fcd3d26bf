import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { type PdfDocument, renderPdf, startPrinter } from './typst.ts'

const folder = mkdtempSync(join(tmpdir(), 'perennial-pdf-'))
after(() => rmSync(folder, { recursive: true }))

const createdAt = '2026-11-20T09:00:00.000Z'
const print = (template: string, data: unknown = {}, more: Partial<PdfDocument> = {}) =>
  renderPdf({ template: `#import "house.typ": *\n${template}`, data, createdAt, ...more })

/** What a page says is read with Poppler's tools; where they are missing, only these cases are left out. */
const reading = { skip: spawnSync('pdftotext', ['-v']).error ? 'poppler-utils is not installed' : false }

function poppler(tool: string, pdf: Uint8Array, ...options: string[]) {
  const file = join(folder, 'document.pdf')
  writeFileSync(file, pdf)
  const output = tool === 'pdftotext' ? ['-'] : []
  return execFileSync(tool, [...options, file, ...output], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC' },
  })
}

test('a ledger prints the letters and figures of Europe in our fonts only', reading, async () => {
  const rows = [
    ['Ąę Źdźbło, Győr', '€1,234.50'],
    ['Ελλάδα, Привет – ’', '−832.50'],
    [{ text: 'Steady', under: 'December', strong: true }, null],
  ]
  const pdf = await print(
    '#ledger(head: ("What", "Amount"), rows: data.rows, sums: (("In all", "402.00"),))',
    { rows },
  )
  const text = poppler('pdftotext', pdf, '-layout')
  for (const words of [
    'Ąę Źdźbło, Győr',
    '€1,234.50',
    'Ελλάδα, Привет – ’',
    '−832.50',
    'December',
    'In all',
  ]) {
    assert.ok(text.includes(words), `${words} in ${text}`)
  }
  const fonts = poppler('pdffonts', pdf).trim().split('\n').slice(2)
  assert.ok(fonts.length >= 2)
  for (const font of fonts) assert.match(font, /^[A-Z]{6}\+IBMPlex(Sans|Mono)/)
})

test('every part of the house is printed, and fits a PDF/A', reading, async () => {
  const prices = { Steady: ['€1,360', 'a month'], Forty: ['€5,520', 'a block'] }
  const options = Object.entries(prices).map(([name, [price, per]]) => {
    return { name, kind: 'Fixed fee', price, per, cells: ['included', { text: '€16,320.00', strong: true }] }
  })
  const bars = [800, 2200, 770, 990, 5065].map((height, month) => ({ label: `month ${month}`, height }))
  const data = {
    labels: ['Visits', 'Twelve months'],
    options,
    bars,
    hash: '7c1e04b95f2ad386',
    who: [['Title', 'Owner']],
  }
  const template = `#show: paper.with(firm: "Northlight IT", under: ("555 0118",), aside: ("PR-0118",), foot: "VAT IE1")
    = So that a Monday costs nothing
    #lead[Dear Margaret,]
    == Two ways to do it
    #options(labels: data.labels, options: data.options, picked: 0)
    #months(bars: data.bars, level: (height: 1360, text: "Steady, every month"), ticks: ((height: 5000, text: "€5,000"),),
      remark: (bar: 4, lines: ("the storage controller", "€5,065 billed")))
    #months()
    === Small heading
    #steps(("A second path.", "A full restore."))
    #terms((("Term", "One year."), ("Price", "By users.")))
    #facts(data.who)
    #signature(name: "Margaret Finch", consent: "I sign this agreement.", pairs: data.who)
    #sign-lines(("For Cole & Finch", "For Northlight IT"))
    #seal(data.hash, words: "Revision 2")
    #note[The same work, held constant.] *strong* _slanted_ #soft[soft]`
  const text = poppler('pdftotext', await print(template, data, { standard: 'a-3b' }))
  for (const words of [
    '€5,520',
    'Steady, every month',
    'the storage controller',
    '7c1e 04b9 5f2a d386',
    'Margaret Finch',
  ]) {
    assert.ok(text.includes(words), `${words} in ${text}`)
  }
})

test('the page tells the firm and the number again, and which page of how many it is', reading, async () => {
  const template =
    '#show: paper.with(firm: "Corrigan & Wilk", aside: ("INV-2026-0031",))\nOne #pagebreak() Two'
  const text = poppler('pdftotext', await print(template), '-layout')
  const [, second = ''] = text.split('\f')
  assert.match(text, /1 of 2/)
  for (const words of ['Corrigan & Wilk', 'INV-2026-0031', 'Two', '2 of 2']) assert.ok(second.includes(words))
})

test('a page is A4 unless the firm prints on US letter', reading, async () => {
  const sizeOf = async (size: string) => poppler('pdfinfo', await print(`#show: paper.with(${size})\nWords`))
  assert.match(await sizeOf(''), /595\.\d+ x 841\.\d+ pts \(A4\)/)
  assert.match(await sizeOf('size: "us-letter"'), /612 x 792 pts \(letter\)/)
})

test('markup in data is printed and not run', reading, async () => {
  const name = '#read("/etc/passwd") *bold* $x$ = \\ <b>'
  assert.ok(poppler('pdftotext', await print('#data.name', { name })).includes(name))
})

test('a template can read nothing of the machine', async () => {
  for (const path of ['/etc/passwd', '../typst.ts', '/../../../../etc/passwd', 'house.typ/../../typst.ts']) {
    await assert.rejects(print(`#read("${path}")`), /^Error: Typst: /)
  }
})

test('the same document at the same instant gives the same bytes', async () => {
  const letter = () =>
    print('= #data.title\n#lorem(200)', { title: 'Steady' }, { standard: 'a-3b', title: 'Steady' })
  const first = await letter()
  await print('Something else in between')
  assert.deepEqual(await letter(), first)
})

test('a document is dated at the instant it was made, not printed', reading, async () => {
  const pdf = await print('= A', {}, { createdAt: '2026-11-21T09:00:00.000Z' })
  assert.match(poppler('pdfinfo', pdf), /CreationDate: .*Nov 21 09:00:00 2026/)
})

test('a PDF/A carries its attachments and its title', reading, async () => {
  const content = new TextEncoder().encode('<invoice/>')
  const invoice = { name: 'factur-x.xml', mediaType: 'text/xml', description: 'The "invoice"', content }
  const attachments = [{ ...invoice, relationship: 'alternative' as const }]
  const pdf = await print('Invoice', {}, { standard: 'a-3b', title: 'INV-2026-0031', attachments })
  assert.match(poppler('pdfdetach', pdf, '-list'), /1: factur-x\.xml/)
  poppler('pdfdetach', pdf, '-save', '1', '-o', join(folder, 'attachment'))
  assert.equal(readFileSync(join(folder, 'attachment'), 'utf8'), '<invoice/>')
  assert.match(poppler('pdfinfo', pdf), /Title: +INV-2026-0031/)
  assert.match(poppler('pdfinfo', pdf, '-meta'), /pdfaid:part>3</)
})

test('what our fonts cannot draw is shown as such and never stops a document', reading, async () => {
  const pdf = await print('#data.name', { name: '中 Wilk\r\nAda\u200d\ufe0f\t😀' }, { standard: 'a-3b' })
  assert.equal(poppler('pdftotext', pdf).trim(), '\ufffd Wilk\nAda \ufffd')
})

test('any text of a client can be printed', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(text, text, async (name, title) => {
      const pdf = await print(
        '= #data.name\n#ledger(rows: ((data.name, data.name),))',
        { name },
        { title, standard: 'a-3b' },
      )
      assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-')
    }),
    { numRuns: 60 },
  )
})

test('a mistake in a template is told in the words of Typst', async () => {
  await assert.rejects(print('#unknwon(1)'), /Typst: unknown variable: unknwon \(__main__\.typ\)/)
  await assert.rejects(print('中', {}, { standard: 'a-3b' }), /Typst: the text .* could not be displayed/)
})

test('a thread that dies takes its document along, and the next ones are printed', async () => {
  const thread = `import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ template }) => {
      if (template === 'deadly') throw new Error('out of ink')
      parentPort.postMessage({ pdf: new TextEncoder().encode(template) })
    })`
  const printer = startPrinter(new URL(`data:text/javascript,${encodeURIComponent(thread)}`))
  const order = (template: string) => printer({ template, data: null, createdAt })
  const [first, deadly, last] = await Promise.allSettled([order('first'), order('deadly'), order('last')])
  assert.equal(first.status, 'fulfilled')
  assert.ok(deadly.status === 'rejected' && /The printing thread ended/.test(String(deadly.reason)))
  assert.ok(last.status === 'fulfilled' && new TextDecoder().decode(last.value) === 'last')
})
