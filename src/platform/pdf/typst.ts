import { Worker } from 'node:worker_threads'

export type PdfDocument = {
  /** Typst source. `#import "house.typ": *` brings the look of the house, and `data`. */
  template: string
  /** What the template prints: anything JSON can carry. Its strings are text, whatever they contain. */
  data: unknown
  /** The instant written into the file. The same document at the same instant gives the same bytes. */
  createdAt: string
  title?: string
  /** PDF/A-3b, which keeps for decades and may carry attachments. */
  standard?: 'a-3b'
  attachments?: PdfAttachment[]
}

export type PdfAttachment = {
  name: string
  mediaType: string
  description: string
  relationship: 'alternative' | 'source' | 'data' | 'supplement'
  content: Uint8Array
}

export type TypstAnswer = { pdf: Uint8Array } | { problem: string }

type Job = {
  document: PdfDocument
  resolve: (pdf: Uint8Array) => void
  reject: (problem: Error) => void
}

/** Prints a document to PDF. A mistake in a template is ours: it throws with Typst's own words. */
export const renderPdf = startPrinter(new URL('./typst-worker.ts', import.meta.url))

/**
 * Typst compiles in a synchronous native call, so it has a thread of its own, one for the process, which starts
 * with the first document. A thread that dies takes the document it was printing along; the rest go to the next.
 */
export function startPrinter(workerFile: URL): (document: PdfDocument) => Promise<Uint8Array> {
  const waiting: Job[] = []
  let running: Job | undefined
  let thread: Worker | undefined

  function printNext() {
    if (running) return
    running = waiting.shift()
    if (!running) return void thread?.unref()
    thread ??= startThread()
    thread.ref()
    const { document } = running
    thread.postMessage({ ...document, data: JSON.stringify(document.data) })
  }

  function startThread(): Worker {
    const started = new Worker(workerFile)
    let cause: unknown
    started.on('message', finish)
    started.on('error', (error) => {
      cause = error
    })
    started.on('exit', (code) => {
      thread = undefined
      running?.reject(new Error(`The printing thread ended with code ${code}`, { cause }))
      running = undefined
      printNext()
    })
    return started
  }

  function finish(answer: TypstAnswer) {
    if ('pdf' in answer) running?.resolve(answer.pdf)
    else running?.reject(new Error(`Typst: ${answer.problem}`))
    running = undefined
    printNext()
  }

  return (document) =>
    new Promise((resolve, reject) => {
      waiting.push({ document, resolve, reject })
      printNext()
    })
}
