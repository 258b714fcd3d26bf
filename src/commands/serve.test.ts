import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isAlive } from '#platform/processes.ts'
import { dataFolderOf, type Served, serveIn, serveInVain } from '#platform/testing/served.ts'
import { setUpServed } from '../served-firm.ts'

const { dataFolder, remove } = dataFolderOf('serve')
const started: Served[] = []
after(async () => {
  for (const { pid, kill } of started) if (isAlive(pid)) await kill()
  await remove()
})

async function serve() {
  const served = await serveIn(dataFolder)
  started.push(served)
  return served
}

const answerOf = async ({ url }: Served, path: string) => {
  const response = await fetch(`${url}${path}`)
  return [response.status, await response.json()]
}

test('a start serves, a second on the same folder says so and ends, and a stop is graceful', async () => {
  const served = await serve()
  assert.match(served.said, /Nobody is here yet\. Open this link once/)
  assert.equal((await fetch(`${served.url}/health`)).status, 200)
  const [status, ready] = await answerOf(served, '/ready')
  assert.partialDeepStrictEqual([status, ready], [200, { ready: true, database: true, jobs: true }])

  const second = await serveInVain(dataFolder)
  assert.equal(second.code, 1)
  assert.match(
    second.said,
    new RegExp(`already runs on the data folder ${dataFolder} as process ${served.pid};`),
  )
  assert.equal((await fetch(`${served.url}/health`)).status, 200)

  assert.equal(await served.stop(), 0)
  assert.equal(isAlive(served.pid), false)
})

test('what was done before a stop and before a kill is there at the next start', async () => {
  const first = await serve()
  const { owner } = await setUpServed(first)
  await owner.api.clients.add({ name: 'Alderquay Dental' })
  await first.kill()
  const next = await serve()
  assert.doesNotMatch(next.said, /Nobody is here yet/)
  const [status] = await answerOf(next, '/ready')
  assert.equal(status, 200)
  assert.equal(await next.stop(), 0)
})
