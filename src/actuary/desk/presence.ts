import type { CrewPlan } from '#actuary/desk/crew-plan.ts'
import type { Windows } from '#actuary/desk/windows.ts'
import type { RandomSource } from '#actuary/random.ts'

const ABSENCE_MINUTES = 30
const BLOCK_MINUTES = 120

/** When one technician is there in one replication. */
export type Presence = {
  /** For ordinary tickets. */
  regular: Windows
  /** For emergencies: with the times on call and, when emergencies preempt, those of other work. */
  urgent: Windows
  /** Other work of the shift being drawn. */
  blocks: Windows
}

/**
 * Draws a technician's presence. Absences and presences alternate with exponential lengths whose means leave exactly the
 * share of the shrinkage away.
 */
export function drawPresence(
  { shifts, onCall, shrinkage, otherShare }: CrewPlan,
  source: RandomSource,
  emergenciesPreempt: boolean,
  there: Presence,
): void {
  const { regular, urgent, blocks } = there
  regular.clear()
  urgent.clear()
  const presence = (ABSENCE_MINUTES * (1 - shrinkage)) / shrinkage
  let called = 0
  for (let n = 0; n < shifts.length; n += 2) {
    const begins = shifts[n] ?? 0
    const ends = shifts[n + 1] ?? 0
    for (; called < onCall.length && (onCall[called] ?? 0) < begins; called += 2) {
      urgent.add(onCall[called] ?? 0, onCall[called + 1] ?? 0)
    }
    drawBlocks(begins, ends, otherShare, source, blocks)
    let isAway = source.uniform() < shrinkage
    for (let from = begins; from < ends; isAway = !isAway) {
      const length = isAway ? ABSENCE_MINUTES * source.exponential() : presence * source.exponential()
      const to = Math.min(ends, shrinkage === 0 ? ends : from + length)
      if (!isAway) addPresence(from, to, emergenciesPreempt, there)
      from = to
    }
  }
  for (; called < onCall.length; called += 2) urgent.add(onCall[called] ?? 0, onCall[called + 1] ?? 0)
}

/** Blocks of other work in one shift, about two hours each, at random places without overlap. */
function drawBlocks(begins: number, ends: number, share: number, source: RandomSource, blocks: Windows) {
  blocks.clear()
  const minutes = share * (ends - begins)
  if (minutes === 0) return
  const count = Math.max(1, Math.round(minutes / BLOCK_MINUTES))
  const length = minutes < BLOCK_MINUTES ? Math.min(BLOCK_MINUTES, ends - begins) : minutes / count
  if (source.uniform() >= minutes / (count * length)) return
  let slack = ends - begins - count * length
  let from = begins
  for (let n = 0; n < count; n += 1) {
    // The smallest of so many uniform places in what is left, one after the other: they come out sorted.
    const gap = slack * (1 - source.uniform() ** (1 / (count - n)))
    blocks.add(from + gap, from + gap + length)
    from += gap + length
    slack -= gap
  }
}

function addPresence(
  from: number,
  to: number,
  emergenciesPreempt: boolean,
  { regular, urgent, blocks }: Presence,
) {
  if (emergenciesPreempt) urgent.add(from, to)
  let free = from
  while (free < to) {
    const opens = blocks.opensAt(free)
    const until = Math.min(to, opens)
    regular.add(free, until)
    if (!emergenciesPreempt) urgent.add(free, until)
    if (opens >= to) return
    free = blocks.closesAt(opens)
  }
}
