import { randomSource } from '#actuary/random.ts'
import { addDays, type Day, daysBetween } from '#kernel/days.ts'
import type { LoadedClient } from '../load/world.ts'
import { type Arrival, isWorkingDay, seed } from './arrivals.ts'
import { wallAt } from './clock.ts'
import { type WorkKind, workKinds } from './work-kinds.ts'

/** So many minutes of work were drawn from a block between two days. */
type Stretch = { client: string; from: Day; to: Day; minutes: number }

const stretches: Stretch[] = [
  { client: 'M', from: '2024-05-20', to: '2024-09-06', minutes: 360 },
  { client: 'M', from: '2024-09-17', to: '2025-09-12', minutes: 1_185 },
  { client: 'M', from: '2025-12-02', to: '2026-11-13', minutes: 1_155 },
  { client: 'N', from: '2024-06-17', to: '2024-12-12', minutes: 180 },
  { client: 'N', from: '2024-12-16', to: '2025-12-10', minutes: 510 },
  { client: 'N', from: '2025-12-15', to: '2026-11-06', minutes: 360 },
]

/** The work of block clients: quarters of an hour in office hours, so that what is left is known. */
export const blockWork = (clients: readonly LoadedClient[]): Arrival[] =>
  stretches.flatMap((stretch) => {
    const client = clients.find(({ key }) => key === stretch.client)
    return client ? workOf(client, stretch) : []
  })

const kinds = workKinds.filter(({ category }) => category !== 'server-network' && category !== 'upgrade')
const pieces = [15, 30, 30, 45, 60, 75, 90]

function workOf(client: LoadedClient, { from, to, minutes }: Stretch): Arrival[] {
  const chance = randomSource(seed, `block ${client.key} ${from}`)
  const sizes: number[] = []
  for (let left = minutes; left > 0; left -= sizes.at(-1) ?? left)
    sizes.push(Math.min(left, pieces[chance.below(pieces.length)] ?? 30))
  const step = daysBetween(from, to) / sizes.length
  return sizes.map((size, at) => {
    const day = workingFrom(addDays(from, Math.floor(at * step + chance.uniform() * step * 0.5)))
    const kind = kinds[chance.below(kinds.length)] as WorkKind
    return {
      client,
      at: wallAt(day, 560 + chance.below(300)),
      kind,
      title: kind.titles[chance.below(kind.titles.length)] ?? kind.category,
      technology: kind.technologies[0] ?? '',
      emergency: false,
      afterHours: false,
      onSite: false,
      channel: chance.uniform() < 0.6 ? 'phone' : 'mail',
      impact: 'one',
      urgency: 'soon',
      minutes: size,
      contact: 0,
      exact: true,
    }
  })
}

const workingFrom = (day: Day): Day => (isWorkingDay(day) ? day : workingFrom(addDays(day, 1)))
