import { backUp, type Progress } from '#platform/backup/backup.ts'
import { restore } from '#platform/backup/restore.ts'
import { CannotStart } from '#platform/cannot-start.ts'
import { nowAt } from '#platform/clock.ts'
import { openDataFolder, secretOf } from '#platform/data-folder.ts'
import { queueNames } from '#platform/jobs/job.ts'
import { openDatabaseServer } from '#platform/postgres/database-server.ts'
import { jobs } from '../api.ts'
import { configuration, joinDatabase } from './opened.ts'

export async function backUpTo([file]: string[]) {
  if (!file) throw new CannotStart('Name the file: perennial backup FILE')
  const opened = await joinDatabase(configuration())
  try {
    const tables = await backUp(opened.urls.owner, file, nowAt(), told('saved'))
    process.stdout.write(`${file} holds all ${tables} tables as of one instant.\n`)
  } finally {
    await opened.close()
  }
}

/** Into the database of DATABASE_URL, or into a new one of our own in the data folder. */
export async function restoreFrom([file]: string[]) {
  if (!file) throw new CannotStart('Name the file: perennial restore FILE')
  const config = configuration()
  const folder =
    config.databaseUrl === undefined ? openDataFolder(config.dataFolder, config.secret) : undefined
  const secret = folder?.secret ?? secretOf(config.dataFolder, config.secret)
  const server = await openDatabaseServer(config)
  try {
    await restore(server.ownerUrl, file, { secret, queues: queueNames(jobs), progress: told('restored') })
    process.stdout.write(`Everything of ${file} is in the database.\n`)
  } finally {
    await server.stop()
    folder?.close()
  }
}

const told =
  (done: string): Progress =>
  (table, rows) => {
    if (rows > 0) process.stderr.write(`${done} ${table}, ${rows} rows\n`)
  }
