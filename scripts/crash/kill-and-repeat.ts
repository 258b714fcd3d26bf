import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { addMonths, firstOfMonth } from '#kernel/days.ts'
import { dayAt } from '#kernel/zone.ts'
import { nowAt } from '#platform/clock.ts'
import { embeddedUrl } from '#platform/postgres/embedded.ts'
import { dataFolderOf, type Served, serveIn } from '#platform/testing/served.ts'
import { type Answer, northlight } from '#testing'
import { setUpServed } from '../../src/served-firm.ts'
import { agreementsCsv, type Book, clientsCsv, expected, hourMinor, workCsv } from './books.ts'
import { type Standing, whatStands } from './what-stands.ts'

export type Crashed = {
  kills: number
  /** Requests that the kill came before the answer of. */
  cutShort: number
  /** Kills that took the database server too. */
  withDatabase: number
  stands: Standing
  expected: ReturnType<typeof expected>
}
type Wish = { kills: number; seed: number; clients: number; tell?: (line: string) => void }

/**
 * Kills the server in the middle of imports and billing runs, at moments that the seed decides, starts it again and
 * repeats the request with its key. Odd months are killed while work is moved in, even ones while it is billed; of
 * every fifth kill the database dies too.
 */
export async function killAndRepeat({
  kills,
  seed,
  clients,
  tell = () => undefined,
}: Wish): Promise<Crashed> {
  const { dataFolder, remove } = dataFolderOf('crash')
  const thisMonth = firstOfMonth(dayAt(nowAt(), northlight.firm.zone))
  const book: Book = { clients, months: kills, from: addMonths(thisMonth, -kills) }
  const share = sharesOf(seed)
  let served = await serveIn(dataFolder)
  try {
    const cookie = await openFirm(served, book)
    const send = (path: string, body: object, key: string) => post(served, { path, body, key, cookie })
    const crashed = { kills: 0, cutShort: 0, withDatabase: 0 }
    // How long each kind of request takes undisturbed, so that the kill comes within it.
    const takes = { import: 150, bill: 250 }

    const killDuring = async (kind: keyof typeof takes, path: string, body: object, key: string) => {
      const first = send(path, body, key).catch(() => undefined)
      await pause(share() * takes[kind])
      const isDatabaseToo = crashed.kills % 5 === 4
      if (isDatabaseToo) process.kill(postmasterOf(dataFolder), 'SIGKILL')
      await served.kill()
      const answered = await first
      crashed.kills += 1
      crashed.cutShort += answered ? 0 : 1
      crashed.withDatabase += isDatabaseToo ? 1 : 0
      served = await serveIn(dataFolder)
      const begun = performance.now()
      const repeated = await done(send(path, body, key))
      if (answered) sameAnswer(answered, repeated)
      else takes[kind] = Math.max(50, performance.now() - begun)
      tell(`kill ${crashed.kills}: ${kind}, ${answered ? 'after the answer' : 'cut short'}`)
    }
    for (let month = 0; month < kills; month += 1) {
      const csv = workCsv(book, month, northlight.owner.name)
      const added = await done(send('/imports', { kind: 'time-entries', csv }, `file-of-month-${month}`))
      const moveIn = [`/imports/${idOf(added)}/run`, {}, `work-of-month-${month}`] as const
      const bill = [
        '/billing-runs',
        { through: addMonths(book.from, month + 1) },
        `bill-of-month-${month}`,
      ] as const
      if (month % 2 === 0) await killDuring('import', ...moveIn)
      else await done(send(...moveIn))
      if (month % 2 === 1) await killDuring('bill', ...bill)
      else await done(send(...bill))
    }
    const ownerUrl = (await embeddedUrl(dataFolder)) ?? ''
    return { ...crashed, stands: await whatStands(ownerUrl), expected: expected(book) }
  } finally {
    await served.stop()
    await remove()
  }
}

/** The firm with its prices, clients and agreements, through the API; answers the owner's cookie. */
async function openFirm(served: Served, book: Book): Promise<string> {
  const { cookie, owner } = await setUpServed(served)
  await owner.api.firm.addRateCard({ fromOn: book.from, rates: { defaultMinor: hourMinor } })
  for (const [kind, csv] of [
    ['clients', clientsCsv(book)],
    ['agreements', agreementsCsv(book)],
  ] as const) {
    const { id } = await owner.api.billing.addImport({ kind, csv })
    const { refused } = await owner.api.billing.runImport({ id })
    if (refused > 0) throw new Error(JSON.stringify(await owner.api.billing.importErrors({ id })))
  }
  return cookie
}

type Asked = { path: string; body: object; key: string; cookie: string }
type Answered = Pick<Answer, 'status' | 'body'>

async function post({ url }: Served, { path, body, key, cookie }: Asked): Promise<Answered> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

async function done(asked: Promise<Answered>): Promise<Answered> {
  const answer = await asked
  if (answer.status !== 201) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

function idOf({ body }: Answered): string {
  if (typeof body === 'object' && body !== null && 'id' in body) return String(body.id)
  throw new Error(`no id in ${JSON.stringify(body)}`)
}

function sameAnswer(first: Answered, repeated: Answered) {
  if (!isDeepStrictEqual(first, repeated))
    throw new Error(`${JSON.stringify(first)} became ${JSON.stringify(repeated)}`)
}

/** The database server's first process, as it wrote itself into its own folder. */
function postmasterOf(dataFolder: string): number {
  const file = join(realpathSync(join(dataFolder, 'postgres')), 'data', 'postmaster.pid')
  return Number(readFileSync(file, 'utf8').split('\n')[0])
}

/** Numbers from 0 to 1, the same for the same seed. */
function sharesOf(seed: number) {
  const numbers = xoroshiro128plus(seed)
  return () => (numbers.next() >>> 0) / 2 ** 32
}
