import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { loginUrls } from '#platform/database/roles.ts'
import { cloneDatabase } from '#platform/testing/cluster.ts'
import { template, testSecret } from '#testing'

/** `npm run tables`: the row types from the migrations; with `--verify` only says whether they agree. */
const database = await cloneDatabase(template)
const { owner } = loginUrls(database.ownerUrl, testSecret)
const root = join(import.meta.dirname, '..')
const { status } = spawnSync(
  join(root, 'node_modules/.bin/kysely-codegen'),
  ['--config-file', '.kysely-codegenrc.json', '--url', owner, ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
await database.drop()
process.exit(status ?? 1)
