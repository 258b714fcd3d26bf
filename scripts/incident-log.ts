import { basename } from 'node:path'
import { buhlmannStraub, credibilityIntervals } from '#actuary/credibility.ts'
import { orRefuse } from '#kernel/decision.ts'
import { cellsOf } from './incident-log/exposure.ts'
import { heldOut } from './incident-log/held-out.ts'
import { incidentsOf } from './incident-log/incidents.ts'
import { profileLines } from './incident-log/profile.ts'
import { fixed, table } from './incident-log/table.ts'

/*
 * `node scripts/incident-log.ts FILE`: the worked example of docs/actuary.md from a real help desk's log. A location is taken for a client, a caller
 * for a user under agreement.
 */
const file = process.argv[2]
if (file === undefined) {
  console.error('Usage: node scripts/incident-log.ts FILE.csv')
  process.exit(2)
}

const log = incidentsOf(file)
const weeks = { headcount: [1, 3], own: [4, 8], heldOut: [9, 10] } as const
const { cells, callers, leftOut } = cellsOf(log, weeks.headcount, weeks.own)
const book = orRefuse(buhlmannStraub(cells, 'unbiased'))
const iterative = orRefuse(buhlmannStraub(cells, 'iterative'))
const poissonK = book.collective / book.a

console.log(`${basename(file)}: ${log.length} incidents in weeks 1 to 10.
Users: callers of weeks 1 to 3. Own history: weeks 4 to 8. ${callers.size} locations, ${leftOut} without a caller in weeks 1 to 3 left out.

Bühlmann–Straub (unbiased; iterative)
  s²  within locations    ${fixed(book.s2)}
  a   between locations   ${fixed(book.a)}; ${fixed(iterative.a)}
  m   tickets per user and week  ${fixed(book.collective)}
  K = s² / a              ${fixed(book.k ?? 0, 1)}; ${fixed(iterative.k ?? 0, 1)} user-weeks
  K = m / a               ${fixed(poissonK, 1)} user-weeks, were tickets Poisson
  φ = s² / m              ${fixed(book.s2 / book.collective, 1)}, the dispersion
`)

const intervals = orRefuse(credibilityIntervals(cells, 'unbiased', 2026))
const bySize = book.clients.toSorted((a, b) => b.weight - a.weight)
const shown = [0, 4, 14, 29, 49, 79].flatMap((place) => bySize[place] ?? [])
console.log(
  table(
    ['location', 'users', 'own', 'Z', '90 % of resampled books', 'estimate'],
    shown.map(({ id, mean, z, estimate }) => {
      const [low, high] = intervals.find((each) => each.id === id)?.z90 ?? [0, 1]
      const users = String(callers.get(id) ?? 0)
      return [id, users, fixed(mean ?? 0), fixed(z), `${fixed(low)} to ${fixed(high)}`, fixed(estimate)]
    }),
  ),
)
console.log(`\n${heldOut(log, book, poissonK, callers, weeks.heldOut)}`)
console.log(`\n${profileLines(log).join('\n')}`)
