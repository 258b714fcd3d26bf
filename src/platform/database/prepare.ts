import { prepareQueues } from '../jobs/schema.ts'
import { migrate } from './migrate.ts'
import { type LoginUrls, prepareRoles } from './roles.ts'

/** Brings a database to where this version needs it: roles, migrations, job queues. Safe to repeat. */
export async function prepareDatabase(
  ownerUrl: string,
  secret: string,
  queues: readonly string[],
): Promise<LoginUrls> {
  const urls = await prepareRoles(ownerUrl, secret)
  await migrate(ownerUrl)
  await prepareQueues(ownerUrl, queues)
  return urls
}
