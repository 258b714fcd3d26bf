import { parseArgs } from 'node:util'
import { billThrough } from '#billing'
import { isDay } from '#kernel/days.ts'
import { CannotStart } from '#platform/cannot-start.ts'
import { withPool } from './opened.ts'

/** `perennial bill --through DATE [--issued DATE]`: what is due by the day, each invoice once, however often. */
export async function bill(words: string[]) {
  const { through, issuedOn } = asked(words)
  const runs = await withPool((kysely) =>
    billThrough(kysely, through, {
      issuedOn,
      progress: ({ clients, of, invoices }) =>
        process.stderr.write(`${clients} of ${of} clients, ${invoices} invoices\n`),
    }),
  )
  const sum = (of: 'invoices' | 'waiting') => runs.reduce((total, run) => total + run[of], 0)
  const waiting =
    sum('waiting') === 0 ? '' : ` ${sum('waiting')} clients wait: see the exceptions under Billing.`
  process.stdout.write(`${sum('invoices')} invoices issued through ${through}.${waiting}\n`)
}

function asked(words: string[]) {
  const { values } = parseArgs({
    args: words,
    options: { through: { type: 'string' }, issued: { type: 'string' } },
    strict: true,
  })
  const { through, issued } = values
  if (through === undefined) throw new CannotStart('Name the day: perennial bill --through 2026-12-01')
  for (const day of [through, issued ?? through])
    if (!isDay(day)) throw new CannotStart(`${day} is not a day. Right is a day such as 2026-12-01.`)
  return { through, issuedOn: issued }
}
