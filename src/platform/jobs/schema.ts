import pg from 'pg'
import { PgBoss } from 'pg-boss'

/** Makes the job queues as the owner, since the pool's role may not; does nothing where all are there. */
export async function prepareQueues(ownerUrl: string, names: readonly string[]): Promise<void> {
  const missing = await missingQueues(ownerUrl, names)
  if (missing?.length === 0) return
  const boss = new PgBoss({ connectionString: ownerUrl, supervise: false, schedule: false, max: 1 })
  boss.on('error', () => undefined)
  await boss.start()
  for (const name of missing ?? names) await boss.createQueue(name, queueOptions)
  await boss.stop({ graceful: false })
  await grant(ownerUrl)
}

// A job that fails is tried again after 5 s, 10 s, 20 s …; one whose worker died is taken up by another.
const queueOptions = {
  retryLimit: 8,
  retryDelay: 5,
  retryBackoff: true,
  expireInSeconds: 900,
  heartbeatSeconds: 60,
}

/** The names without a queue; undefined where the queues' schema is not there at all. */
async function missingQueues(ownerUrl: string, names: readonly string[]) {
  return asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ there: boolean }>(
      `select to_regclass('pgboss.queue') is not null as there`,
    )
    if (!rows[0]?.there) return undefined
    const known = await owner.query<{ name: string }>('select name from pgboss.queue')
    return names.filter((name) => !known.rows.some((row) => row.name === name))
  })
}

const grant = (ownerUrl: string) =>
  asOwner(ownerUrl, (owner) =>
    owner.query(`grant usage on schema pgboss to perennial_app;
      grant select, insert, update, delete on all tables in schema pgboss to perennial_app;
      grant execute on all functions in schema pgboss to perennial_app;
      grant usage on all sequences in schema pgboss to perennial_app`),
  )

async function asOwner<Value>(ownerUrl: string, work: (owner: pg.Client) => Promise<Value>) {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
