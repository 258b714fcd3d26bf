import type { AskedTicket } from './sorts.ts'

/** Who may take tickets about some technologies, and how often routine tickets are about them. */
export type SkillGroup = { name: string; personIds: string[]; share: number }

/** Rarer ones would make lines of their own in which nobody waits. */
const leastShare = 0.01

/**
 * Groups of technologies by who knows them, where tickets name one that is a skill of somebody. What everybody knows, or
 * nobody has said that he knows, anybody takes. In an emergency whoever is there begins: those tickets are left out.
 */
export function skillGroups(
  tickets: readonly AskedTicket[],
  skills: readonly { personId: string; technology: string }[],
  personIds: readonly string[],
): SkillGroup[] {
  const routine = tickets.filter(({ priority }) => priority !== 'emergency')
  const groups = new Map<string, { technologies: Set<string>; personIds: string[]; tickets: number }>()
  for (const { technology } of routine) {
    const able = personIds.filter((id) =>
      skills.some((skill) => skill.personId === id && isSame(skill.technology, technology)),
    )
    if (able.length === 0 || able.length === personIds.length) continue
    const group = groups.get(able.join()) ?? { technologies: new Set<string>(), personIds: able, tickets: 0 }
    group.technologies.add(technology)
    group.tickets += 1
    groups.set(able.join(), group)
  }
  return [...groups.values()]
    .map(({ technologies, personIds: able, tickets: count }) => ({
      name: [...technologies].sort().join(', '),
      personIds: able,
      share: count / routine.length,
    }))
    .filter(({ share }) => share >= leastShare)
    .sort((a, b) => b.share - a.share)
}

const isSame = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()
