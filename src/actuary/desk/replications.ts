import { DeskFloor, type Scenario } from '#actuary/desk/floor.ts'
import type { DeskLayout } from '#actuary/desk/layout.ts'
import { drawPresence, type Presence } from '#actuary/desk/presence.ts'
import { emptyTally, type Tally } from '#actuary/desk/tally.ts'
import { Tickets } from '#actuary/desk/tickets.ts'
import { Windows } from '#actuary/desk/windows.ts'
import { randomSource } from '#actuary/random.ts'

/** Replications from `from` on. Each has its own streams, so it comes out the same in whatever call or thread it runs. */
export type Replications = { seed: number | string; from: number; replications: number }

/**
 * Runs the scenarios side by side on common random numbers: each replication draws tickets and presence once, and every
 * scenario is served from the same draws.
 */
export function replicate(
  layout: DeskLayout,
  scenarios: readonly Scenario[],
  { seed, from, replications }: Replications,
  hasCandidate: boolean,
): Tally[] {
  const { months } = layout.line
  const size = {
    from,
    replications,
    months,
    promises: layout.promises.length,
    classes: layout.classes.length,
  }
  const tallies = scenarios.map(() => emptyTally(size))
  const tickets = new Tickets()
  const crew = layout.crew.map(
    (): Presence => ({ regular: new Windows(), urgent: new Windows(), blocks: new Windows() }),
  )
  const floor = new DeskFloor(layout, tickets, crew)
  for (let row = 0; row < replications; row += 1) {
    const replication = from + row
    tickets.draw(layout, { seed, replication, hasCandidate })
    for (const [place, there] of crew.entries()) {
      const plan = layout.crew[place]
      if (plan === undefined) continue
      const source = randomSource(seed, `technician ${plan.id}/presence/${replication}`)
      drawPresence(plan, source, layout.emergenciesPreempt, there)
    }
    for (const [n, scenario] of scenarios.entries()) {
      const tally = tallies[n]
      if (tally === undefined) continue
      tally.thereMinutes[row] = minutesThere(crew.slice(0, scenario.technicians), layout)
      floor.serve(scenario, tally, row)
    }
  }
  return tallies
}

function minutesThere(crew: readonly Presence[], { line }: DeskLayout): number {
  let minutes = 0
  for (const { regular } of crew) {
    regular.rewind()
    minutes += regular.minutesBetween(line.measuredFrom, line.measuredTo)
  }
  return minutes
}
