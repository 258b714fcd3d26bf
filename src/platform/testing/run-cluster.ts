import { globSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded, stopEmbedded } from '../postgres/embedded.ts'
import { takeLock } from '../process-lock.ts'

const prefix = join(tmpdir(), 'perennial-run-')

/** A cluster for one run of tests, gone after it. What a run that was killed left behind goes first. */
export async function openRunCluster(): Promise<{ ownerUrl: string; close: () => Promise<void> }> {
  for (const folder of globSync(`${prefix}*`).filter(isOurs)) {
    if (takeLock(join(folder, 'lock')).taken) await remove(folder)
  }
  const folder = mkdtempSync(prefix)
  takeLock(join(folder, 'lock'))
  const { ownerUrl } = await startEmbedded({ dataFolder: folder, durable: false })
  return { ownerUrl, close: () => remove(folder) }
}

async function remove(folder: string): Promise<void> {
  await stopEmbedded(folder)
  const home = join(folder, 'postgres')
  if (statSync(home, { throwIfNoEntry: false })) rmSync(realpathSync(home), { recursive: true })
  rmSync(folder, { recursive: true })
}

const isOurs = (folder: string) => statSync(folder).uid === process.getuid?.()
