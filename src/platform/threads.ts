import { availableParallelism } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'

type Work<Order, Answer> = {
  /** The file that answers orders, with {@link answerOrders}. */
  file: URL
  orders: readonly Order[]
  /** Told in the order in which answers come in; the next order of that thread waits for it. */
  onAnswer: (answer: Answer, order: Order) => Promise<unknown>
  threads?: number
}

/** One is left to the machine, so that pages are still answered while it works. */
const usualThreads = () => Math.max(1, availableParallelism() - 1)

/**
 * Works off orders on threads of their own: plain data in, plain data out. A thread that dies, or an order that can't
 * be worked off, ends all of them and is thrown; what was answered until then has been told.
 */
export async function inThreads<Order, Answer>({
  file,
  orders,
  onAnswer,
  threads = usualThreads(),
}: Work<Order, Answer>): Promise<void> {
  const waiting = [...orders]
  const workers = Array.from({ length: Math.min(threads, orders.length) }, () => new Worker(file))
  try {
    await Promise.all(
      workers.map(async (worker) => {
        for (let order = waiting.shift(); order !== undefined; order = waiting.shift())
          await onAnswer(await answerOf<Order, Answer>(worker, order), order)
      }),
    )
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

function answerOf<Order, Answer>(worker: Worker, order: Order): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const died = (code: number) => reject(new Error(`A thread ended with code ${code} before it had answered`))
  worker.once('message', resolve).once('error', reject).once('exit', died)
  worker.postMessage(order)
  return promise.finally(() => worker.off('message', resolve).off('error', reject).off('exit', died))
}

/** The other side: what a thread's file does with each order. What it throws ends the thread. */
export function answerOrders<Order, Answer>(work: (order: Order) => Answer): void {
  parentPort?.on('message', (order: Order) => parentPort?.postMessage(work(order)))
}
