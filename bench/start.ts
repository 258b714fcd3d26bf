import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figures } from './figures.ts'

/** From `npm start` with everything installed and built to the first page: on a new data folder, then again. */
export async function startBench(): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'))
  try {
    const cold = await secondsToFirstPage(folder)
    const warm = await secondsToFirstPage(folder)
    return { 'start.cold': { value: cold, unit: 's' }, 'start.warm': { value: warm, unit: 's' } }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function secondsToFirstPage(folder: string) {
  const port = String(20_000 + (process.pid % 20_000))
  const began = performance.now()
  const server = spawn('npm', ['start', '--silent'], {
    env: { ...process.env, PERENNIAL_DATA: folder, PORT: port, LOG_LEVEL: 'silent' },
    stdio: 'ignore',
    detached: true,
  })
  const ended = new Promise((done) => server.once('exit', done))
  await firstPage(`http://127.0.0.1:${port}/`)
  const seconds = (performance.now() - began) / 1000
  if (server.pid) process.kill(-server.pid, 'SIGTERM')
  await ended
  return Math.round(seconds * 1000) / 1000
}

async function firstPage(address: string) {
  const patience = AbortSignal.timeout(90_000)
  while (!patience.aborted) {
    const response = await fetch(address).catch(() => undefined)
    if (response?.ok) return
    await new Promise((wake) => setTimeout(wake, 20))
  }
  throw new Error(`${address} did not answer within 90 s`)
}
