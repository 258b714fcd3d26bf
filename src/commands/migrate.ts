import { configuration, joinDatabase } from './opened.ts'

export async function migrateNow() {
  const opened = await joinDatabase(configuration())
  await opened.close()
  process.stdout.write('The database is at this version.\n')
}
