import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { firmIds, importFile } from '#billing'
import { type ImportKind, importKinds } from '#billing/rules'
import { Refused } from '#kernel/decision.ts'
import { CannotStart } from '#platform/cannot-start.ts'
import { withPool } from './opened.ts'

/** `perennial import KIND FILE [--map FIELD=COLUMN]… [--dry-run]`: a CSV of the old system, each row once. */
export async function importCsv(words: string[]) {
  const { firm, file, ...asked } = askedFor(words)
  const csv = await readFile(file, 'utf8').catch(() => {
    throw new CannotStart(`${file} can not be read.`)
  })
  process.stderr.write(`Reading ${basename(file)}, ${csv.length.toLocaleString('en')} characters\n`)
  const done = await withPool(async (kysely) =>
    importFile(kysely, firmAmong(await firmIds(kysely), firm), { ...asked, name: basename(file), csv }),
  ).catch((failure: unknown) => {
    throw failure instanceof Refused ? new CannotStart(failure.message) : failure
  })
  for (const { row, column, sentence } of done.errors)
    process.stderr.write(`Row ${row}, ${column}: ${sentence}\n`)
  const verb = asked.isDryRun ? 'would be added' : 'added'
  process.stdout.write(`${done.added} ${verb}, ${done.known} known already, ${done.refused} rows refused.\n`)
  if (done.refused > 0) process.exitCode = 1
}

function firmAmong(ids: readonly string[], asked: string | undefined): string {
  const [only] = ids
  if (only === undefined) throw new CannotStart('There is no firm yet. Start the server and set it up first.')
  if (asked === undefined && ids.length > 1)
    throw new CannotStart(`There are ${ids.length} firms. Name one: --firm ID, of ${ids.join(', ')}`)
  if (asked !== undefined && !ids.includes(asked)) throw new CannotStart(`There is no firm ${asked}.`)
  return asked ?? only
}

function askedFor(words: string[]) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    strict: true,
    options: {
      map: { type: 'string', multiple: true },
      'dry-run': { type: 'boolean' },
      days: { type: 'string' },
      firm: { type: 'string' },
    },
  })
  const [kind, file] = positionals
  const known = importKinds.find((one) => one === kind)
  if (!known || !file)
    throw new CannotStart(
      `Say what and where: perennial import KIND FILE. Kinds are ${importKinds.join(', ')}.`,
    )
  const dayOrder = (['ymd', 'dmy', 'mdy'] as const).find((order) => order === values.days)
  if (values.days && !dayOrder) throw new CannotStart('--days is ymd, dmy or mdy.')
  return {
    kind: known satisfies ImportKind,
    file,
    firm: values.firm,
    dayOrder,
    mapping: mappingOf(values.map ?? []),
    isDryRun: values['dry-run'] ?? false,
  }
}

const mappingOf = (pairs: readonly string[]) =>
  Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1)
        throw new CannotStart(`--map ${pair}: right is --map FIELD=COLUMN, such as --map client=Company.`)
      return [pair.slice(0, at), pair.slice(at + 1)]
    }),
  )
