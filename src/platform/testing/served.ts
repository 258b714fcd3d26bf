import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stopEmbedded } from '../postgres/embedded.ts'

/** `perennial serve` as a process of its own, as npm start runs it. */
export type Served = {
  pid: number
  url: string
  /** What it printed when it was ready: the address, and the set-up link while nobody is there. */
  said: string
  /** Ends it without a warning. */
  kill: () => Promise<void>
  /** Asks it to stop; answers its exit code. */
  stop: () => Promise<number | null>
}

const cli = join(import.meta.dirname, '../../cli.ts')

/** Starts the server and waits until it is ready. One that ends before throws what it said. */
export async function serveIn(dataFolder: string): Promise<Served> {
  const port = await freePort()
  const { child, output } = startServer(dataFolder, port)
  const url = `http://127.0.0.1:${port}`
  const ended = once(child, 'exit')
  const isReady = () => output.text.includes(`ready on ${url}`)
  await Promise.race([ended, said(child.stdout, isReady)])
  if (!isReady()) throw new Error(`The server ended before it was ready: ${output.text}`)
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    await ended
  }
  return {
    pid: child.pid ?? 0,
    url,
    said: output.text,
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM')
      return child.exitCode
    },
  }
}

/** Starts a server that can't start, and answers how it ended. */
export async function serveInVain(dataFolder: string): Promise<{ code: number | null; said: string }> {
  const { child, output } = startServer(dataFolder, await freePort())
  await once(child, 'close')
  return { code: child.exitCode, said: output.text }
}

/** An empty data folder, and how it goes away with the database in it. */
export function dataFolderOf(name: string): { dataFolder: string; remove: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), `perennial-${name}-`))
  const dataFolder = join(folder, 'data')
  const remove = async () => {
    await stopEmbedded(dataFolder)
    const home = join(dataFolder, 'postgres')
    if (statSync(home, { throwIfNoEntry: false }))
      rmSync(realpathSync(home), { recursive: true, force: true, maxRetries: 20 })
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 })
  }
  return { dataFolder, remove }
}

function startServer(dataFolder: string, port: number) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(PERENNIAL_|DATABASE_URL|SMTP_URL)/.test(name),
  )
  const settings = { PERENNIAL_DATA: dataFolder, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' }
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: { ...Object.fromEntries(own), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output.text += String(chunk)
    })
  return { child, output }
}

function said(stream: NodeJS.ReadableStream, isEnough: () => boolean) {
  return new Promise<void>((enough) => {
    stream.on('data', () => {
      if (isEnough()) enough()
    })
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
