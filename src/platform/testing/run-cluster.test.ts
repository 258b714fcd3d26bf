import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { openRunCluster } from './run-cluster.ts'

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

test('a run has a cluster, and leaves nothing behind', async () => {
  const cluster = await openRunCluster()
  assert.ok(await answers(cluster.ownerUrl))
  await cluster.close()
  assert.equal(await answers(cluster.ownerUrl), false)
})

test('the next run clears away what a killed one left, and spares a run that goes on', async () => {
  const program = `
    import { openRunCluster } from ${JSON.stringify(new URL('./run-cluster.ts', import.meta.url).href)}
    console.log((await openRunCluster()).ownerUrl)
    setInterval(() => {}, 1000)`
  const killed = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(killed.stdout, 'data')
  const left = String(said).trim()
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  assert.ok(await answers(left))

  const going = await openRunCluster()
  const next = await openRunCluster()
  assert.equal(await answers(left), false)
  const socketFolder = String(new URLSearchParams(left.split('?')[1]).get('host'))
  assert.equal(existsSync(dirname(socketFolder)), false)
  assert.ok(await answers(going.ownerUrl))
  await going.close()
  await next.close()
})
