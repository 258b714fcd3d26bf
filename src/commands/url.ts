import { CannotStart } from '#platform/cannot-start.ts'
import { embeddedUrl } from '#platform/postgres/embedded.ts'
import { configuration } from './opened.ts'

export async function printUrl() {
  const { databaseUrl, dataFolder } = configuration()
  const url = databaseUrl ?? (await embeddedUrl(dataFolder))
  if (url === undefined) throw new CannotStart(`No server runs on ${dataFolder}. Start one with npm start.`)
  process.stdout.write(`${url}\n`)
}
