import { CannotStart } from '#platform/cannot-start.ts'
import { type Configuration, readConfiguration } from '#platform/configuration.ts'
import { openDataFolder, secretOf } from '#platform/data-folder.ts'
import { connect } from '#platform/database/connection.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { type LoginUrls, loginUrls } from '#platform/database/roles.ts'
import { queueNames } from '#platform/jobs/job.ts'
import { openDatabaseServer } from '#platform/postgres/database-server.ts'
import { embeddedUrl } from '#platform/postgres/embedded.ts'
import { jobs } from '../api.ts'

export function configuration(): Configuration {
  const read = readConfiguration(process.env)
  if (read.yes) return read.value
  throw new CannotStart(read.mistakes.join('\n'))
}

export type Opened = { urls: LoginUrls; secret: string; isEmbedded: boolean; close: () => Promise<void> }

/** Starts or finds the database as its owner, and brings it to this version. The embedded one is ours alone. */
export async function openDatabase(config: Configuration): Promise<Opened> {
  const folder =
    config.databaseUrl === undefined
      ? openDataFolder(config.dataFolder, config.secret)
      : { secret: secretOf(config.dataFolder, config.secret), close: () => undefined }
  try {
    const server = await openDatabaseServer(config)
    const urls = await prepareDatabase(server.ownerUrl, folder.secret, queueNames(jobs))
    const close = async () => {
      await server.stop()
      folder.close()
    }
    return { urls, secret: folder.secret, isEmbedded: server.embedded, close }
  } catch (failure) {
    folder.close()
    throw failure
  }
}

/** Joins the database that a server runs already, or else starts it for the time of one command. */
export async function joinDatabase(config: Configuration): Promise<Opened> {
  const running = config.databaseUrl ?? (await embeddedUrl(config.dataFolder))
  if (running === undefined) return openDatabase(config)
  const secret = secretOf(config.dataFolder, config.secret)
  await prepareDatabase(running, secret, queueNames(jobs))
  return {
    urls: loginUrls(running, secret),
    secret,
    isEmbedded: config.databaseUrl === undefined,
    close: async () => undefined,
  }
}

/** Runs one command's work on the pool of the limited role, and closes everything behind it. */
export async function withPool<Value>(
  work: (pool: ReturnType<typeof connect>['kysely'], opened: Opened) => Promise<Value>,
) {
  const opened = await joinDatabase(configuration())
  const pool = connect(opened.urls.app, 4)
  try {
    return await work(pool.kysely, opened)
  } finally {
    await pool.close()
    await opened.close()
  }
}
