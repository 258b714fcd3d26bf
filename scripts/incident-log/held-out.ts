import type { Credibility } from '#actuary/credibility.ts'
import { type Weeks, within } from './exposure.ts'
import type { Incident } from './incidents.ts'
import { fixed, table } from './table.ts'

/** One location: what each way of estimating foretold for a user and week, and what came. */
interface Foretold {
  users: number
  own: number
  book: number
  poisson: number
  credibility: number
  came: number
}

const groups: [name: string, has: (users: number) => boolean][] = [
  ['1 to 4 users', (users) => users < 5],
  ['5 to 29 users', (users) => users >= 5 && users < 30],
  ['30 users and more', (users) => users >= 30],
  ['all', () => true],
]

/**
 * Which estimate was nearest to the weeks held out: mean squared error of tickets per user and week, weighted by users, and the tickets foretold
 * against those that came.
 */
export function heldOut(
  log: readonly Incident[],
  book: Credibility,
  poissonK: number,
  callers: ReadonlyMap<string, number>,
  weeks: Weeks,
): string {
  const length = weeks[1] - weeks[0] + 1
  const later = Map.groupBy(within(log, weeks), ({ location }) => location)
  const foretold = book.clients.map(({ id, mean, weight, estimate }): Foretold => {
    const users = callers.get(id) ?? 0
    const own = mean ?? book.collective
    const z = weight / (weight + poissonK)
    const poisson = z * own + (1 - z) * book.collective
    const came = (later.get(id)?.length ?? 0) / (users * length)
    return { users, own, book: book.collective, poisson, credibility: estimate, came }
  })
  const rows = groups.map(([name, has]) => {
    const some = foretold.filter(({ users }) => has(users))
    const error = (of: (each: Foretold) => number) =>
      fixed(weighted(some, (each) => (of(each) - each.came) ** 2))
    return [
      name,
      String(some.length),
      error(({ own }) => own),
      error(({ book: mean }) => mean),
      error(({ poisson }) => poisson),
      error(({ credibility }) => credibility),
      fixed(weighted(some, ({ credibility }) => credibility)),
      fixed(weighted(some, ({ came }) => came)),
    ]
  })
  const head = ['locations', 'n', 'own', 'book', 'Z by m/a', 'Z by s²/a', 'foretold', 'came']
  return `Weeks ${weeks[0]} and ${weeks[1]}, held out: squared error of tickets per user and week\n${table(head, rows)}`
}

function weighted(some: readonly Foretold[], of: (each: Foretold) => number): number {
  const users = some.reduce((sum, each) => sum + each.users, 0)
  return some.reduce((sum, each) => sum + each.users * of(each), 0) / users
}
