import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { coverageOf, printable } from './coverage.ts'
import type { PdfDocument, TypstAnswer } from './typst.ts'

/** The document as it crosses to this thread: its data is JSON text. */
type Order = PdfDocument & { data: string }

// The workspace is a folder that doesn't exist: a template finds what we lay into it, and can read nothing else.
const workspace = join(import.meta.dirname, 'laid-out-in-memory')
const fontsFolder = join(import.meta.dirname, '../../../assets/fonts')
const fonts = readdirSync(fontsFolder)
  .filter((file) => file.endsWith('.ttf'))
  .map((file) => readFileSync(join(fontsFolder, file)))
const coverage = coverageOf(readFileSync(join(fontsFolder, 'IBMPlexSans-Regular.ttf')))
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: fonts }] })
compiler.mapShadow(join(workspace, 'house.typ'), readFileSync(join(import.meta.dirname, 'house.typ')))

parentPort?.on('message', (order: Order) => {
  const answer = print(order)
  parentPort?.postMessage(answer)
  // What the last two documents did not use again is forgotten: keeping ten was no faster, in twice the memory.
  compiler.evictCache(2)
})

function print(order: Order): TypstAnswer {
  const attachments = order.attachments ?? []
  try {
    for (const [index, { content }] of attachments.entries()) {
      compiler.mapShadow(shadowOf(index), Buffer.from(content))
    }
    return compile(order)
  } catch (failure) {
    return { problem: wordsOf(failure) }
  } finally {
    for (const index of attachments.keys()) compiler.unmapShadow(shadowOf(index))
  }
}

function compile({ template, data, title = '', createdAt, standard, attachments = [] }: Order): TypstAnswer {
  const inputs = {
    data: JSON.stringify(JSON.parse(data, printableText)),
    title: printable(title, coverage),
    attachments: JSON.stringify(attachments.map(({ content: _, ...words }) => words)),
  }
  const result = compiler.compile({ mainFileContent: preamble + template + epilogue, inputs })
  if (!result.result) return { problem: diagnosticsOf(result.takeError()) }
  const creationTimestamp = Math.floor(Date.parse(createdAt) / 1000)
  const pdf = compiler.pdf(result.result, {
    creationTimestamp,
    ...(standard ? { pdfStandard: standard } : {}),
  })
  return { pdf: new Uint8Array(pdf) }
}

const printableText = (_key: string, value: unknown) =>
  typeof value === 'string' ? printable(value, coverage) : value

// Typst would look among the machine's fonts for what ours lack: documents must look the same everywhere.
const preamble = [
  '#set text(font: "IBM Plex Sans", fallback: false)',
  '#set document(title: if sys.inputs.title != "" { sys.inputs.title }, date: auto);',
].join('; ')

const shadowOf = (index: number) => join(workspace, `attachment-${index}`)

const epilogue = `
#for (index, it) in json(bytes(sys.inputs.attachments)).enumerate() {
  let content = read("/attachment-" + str(index), encoding: none)
  pdf.embed(it.name, content, relationship: it.relationship, mime-type: it.mediaType, description: it.description)
}`

function diagnosticsOf(error: NodeError | null): string {
  const diagnostics: { message: string; path: string }[] = error?.shortDiagnostics ?? []
  return diagnostics
    .map(({ message, path }) => `${message} (${path.replace(`${workspace}/`, '')})`)
    .join('; ')
}

/** The export to PDF fails with the diagnostics as Rust prints them: we keep their messages. */
function wordsOf(failure: unknown): string {
  const text = failure instanceof Error ? failure.message : String(failure)
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message = '']) => message)
  return messages.join('; ') || text
}
