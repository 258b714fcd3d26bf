import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { CannotStart } from '../cannot-start.ts'
import { codeOf } from '../error-code.ts'
import { reachableBinaries } from './binaries.ts'
import { makeClusterOnce } from './cluster.ts'
import { existingHome, type Home, openHome } from './home.ts'
import { launchPostmaster, livingPostmaster, type Postmaster, stopPostmaster } from './postmaster.ts'
import { durableSettings, fleetingSettings } from './settings.ts'
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts'

export type Embedded = {
  /** Superuser of the database `perennial`, by the unix socket; understood by pg and psql. */
  ownerUrl: string
  socketFolder: string
  pid: number
  /** Whether this start made the database. */
  fresh: boolean
  /** Whether it was running already: the process that started it was killed. */
  adopted: boolean
  /** Ends the sessions of every process and stops the server. */
  stop: () => Promise<void>
}

type Wish = { dataFolder: string; durable?: boolean; extraSettings?: Record<string, string> }

/**
 * Runs PostgreSQL 18 from the npm package on the data folder, on a unix socket only. The server outlives the
 * process that started it, so that whoever else is connected keeps working; the next start adopts it.
 */
export async function startEmbedded({ dataFolder, durable = true, extraSettings }: Wish): Promise<Embedded> {
  if (process.platform === 'win32') {
    throw new CannotStart(
      'Perennial brings its own PostgreSQL for Linux and macOS; on Windows set DATABASE_URL.',
    )
  }
  const home = openHome(dataFolder)
  const living = await answeringPostmaster(home)
  if (living) return opened(home, living, { fresh: false, adopted: true })

  const binaries = reachableBinaries(home.account)
  const fresh = makeClusterOnce(home, binaries, durable)
  const socketFolder = makeSocketFolder(home)
  const settings = durable ? durableSettings : fleetingSettings
  const pid = await launchPostmaster(home, binaries, {
    ...settings,
    unix_socket_directories: socketFolder,
    ...extraSettings,
  })
  await createDatabaseOnce(socketFolder)
  return opened(home, { pid, socketFolder }, { fresh, adopted: false })
}

/** The address of the server that runs on the data folder now, for whoever wants to join it. */
export async function embeddedUrl(dataFolder: string): Promise<string | undefined> {
  const home = existingHome(dataFolder)
  const living = home && (await livingPostmaster(home.cluster))
  return living && urlOf(living.socketFolder, 'perennial')
}

/** Stops the server that runs on the data folder, whoever started it. */
export async function stopEmbedded(dataFolder: string): Promise<void> {
  const home = existingHome(dataFolder)
  const living = home && (await livingPostmaster(home.cluster))
  if (living) await endServer(home, living)
}

/** One that was killed may look alive for a moment, and one that recovers from a crash answers later. */
async function answeringPostmaster(home: Home): Promise<Postmaster | undefined> {
  const patience = AbortSignal.timeout(60_000)
  for (;;) {
    const living = await livingPostmaster(home.cluster)
    if (!living) return undefined
    try {
      await createDatabaseOnce(living.socketFolder)
      return living
    } catch (error) {
      if (patience.aborted) {
        throw new CannotStart(
          `PostgreSQL runs on ${home.path} as process ${living.pid} but does not answer (${error}); end that process and start again.`,
        )
      }
      await pause(50)
    }
  }
}

function opened(home: Home, postmaster: Postmaster, how: { fresh: boolean; adopted: boolean }): Embedded {
  const ownerUrl = urlOf(postmaster.socketFolder, 'perennial')
  return { ownerUrl, ...postmaster, ...how, stop: () => endServer(home, postmaster) }
}

async function endServer(home: Home, { pid, socketFolder }: Postmaster): Promise<void> {
  await stopPostmaster(home.cluster, pid)
  removeSocketFolder(socketFolder)
}

/** Asked at every start: the one that made the cluster may have been killed before it came to this. */
async function createDatabaseOnce(socketFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(socketFolder, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'perennial'")
    if (rowCount === 0) await client.query('create database perennial')
  } catch (error) {
    if (codeOf(error) !== duplicateDatabase) throw error
  } finally {
    await client.end()
  }
}

const duplicateDatabase = '42P04'

/** The port is named because PGPORT would be taken for one that is not. */
function urlOf(socketFolder: string, database: string): string {
  const host = encodeURIComponent(socketFolder).replaceAll('%2F', '/')
  return `postgres://perennial_owner@/${database}?host=${host}&port=5432`
}
