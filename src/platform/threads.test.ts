import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inThreads } from './threads.ts'

/** A thread's file as an address of its own, so that the test has no second file. */
const fileThat = (does: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(
      `import { parentPort } from 'node:worker_threads'
       parentPort.on('message', (order) => { ${does} })`,
    )}`,
  )
const squares = fileThat('parentPort.postMessage(order * order)')
const orders = Array.from({ length: 20 }, (_, n) => n)

for (const threads of [1, 2, 3]) {
  test(`every order is answered once, by ${threads} threads`, async () => {
    const answers = new Map<number, number>()
    await inThreads<number, number>({
      file: squares,
      orders,
      threads,
      onAnswer: async (answer, order) => answers.set(order, answer),
    })
    assert.deepEqual(
      [...answers].sort(([a], [b]) => a - b),
      orders.map((n) => [n, n * n]),
    )
  })
}

test('a thread that dies fails the work; what was answered before has been told', async () => {
  const answered: number[] = []
  const work = inThreads<number, number>({
    file: fileThat('if (order === 3) process.exit(7); parentPort.postMessage(order)'),
    orders,
    threads: 1,
    onAnswer: async (answer) => answered.push(answer),
  })
  await assert.rejects(work, /code 7/)
  assert.deepEqual(answered, [0, 1, 2])
})

test('what a thread throws reaches whoever asked', async () => {
  const file = fileThat('throw new RangeError("no desk")')
  await assert.rejects(
    inThreads({ file, orders: [1], threads: 2, onAnswer: async () => undefined }),
    /no desk/,
  )
})

test('nothing to do starts nothing', async () => {
  await inThreads({ file: squares, orders: [], onAnswer: async () => assert.fail() })
})
