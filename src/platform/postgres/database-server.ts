import { startEmbedded } from './embedded.ts'

export type DatabaseServer = {
  ownerUrl: string
  embedded: boolean
  stop: () => Promise<void>
}

/** The PostgreSQL that DATABASE_URL names, or else our own in the data folder. Only our own is ours to stop. */
export async function openDatabaseServer(from: {
  databaseUrl?: string
  dataFolder: string
}): Promise<DatabaseServer> {
  if (from.databaseUrl !== undefined) {
    return { ownerUrl: from.databaseUrl, embedded: false, stop: async () => {} }
  }
  const { ownerUrl, stop } = await startEmbedded(from)
  return { ownerUrl, embedded: true, stop }
}
