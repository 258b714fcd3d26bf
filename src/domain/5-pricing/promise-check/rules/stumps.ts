/** A technology of a client, with everybody of ours who has to do with it. */
export type TechnologyRow = {
  id: string
  name: string
  kind: string
  partner: string | null
  people: readonly Knowing[]
}
/** By a skill that somebody wrote down, by tickets solved on it, or both. */
export type Knowing = {
  personId: string
  name: string
  hasSkill: boolean
  solved: number
  lastOn: string | null
}

export type Stump = { id: string; name: string; kind: string; closing: string[] }
export type Known = { id: string; name: string; kind: string; partner: string | null; people: Knowing[] }
export type StumpCheck = {
  verdict: 'nothing-noted' | 'known' | 'stumps'
  says: string
  stumps: Stump[]
  known: Known[]
}

/**
 * What would stump us at a client: technologies that none of us knows and no partner does. Each comes with what would
 * close it; the nearest to learn it is who knows most of what else runs there.
 */
export function stumpCheck(client: string, technologies: readonly TechnologyRow[]): StumpCheck {
  const known = technologies.filter((one) => one.people.length > 0 || one.partner !== null)
  const unknown = technologies.filter((one) => !known.includes(one))
  const nearest = nearestOf(known)
  const stumps = unknown.map(({ id, name, kind }) => ({ id, name, kind, closing: closingOf(name, nearest) }))
  return {
    verdict: technologies.length === 0 ? 'nothing-noted' : stumps.length > 0 ? 'stumps' : 'known',
    says: wordsOf(client, stumps, technologies.length),
    stumps,
    known: known.map(({ people, ...one }) => ({ ...one, people: [...people] })),
  }
}

type Near = { name: string; knows: number; solved: number }

function nearestOf(known: readonly TechnologyRow[]): Near | undefined {
  const people = new Map<string, Near>()
  for (const { personId, name, solved } of known.flatMap((one) => one.people)) {
    const before = people.get(personId) ?? { name, knows: 0, solved: 0 }
    people.set(personId, { name, knows: before.knows + 1, solved: before.solved + solved })
  }
  const byCloseness = (a: Near, b: Near) =>
    b.knows - a.knows || b.solved - a.solved || a.name.localeCompare(b.name)
  return [...people.values()].sort(byCloseness)[0]
}

const closingOf = (name: string, nearest: Near | undefined) => [
  nearest
    ? `Learn it: ${nearest.name} is nearest, who knows ${nearest.knows} of the other things that run there.`
    : 'Learn it: nobody is nearer than anybody else.',
  `Name a partner: a vendor of your directory who is called for ${name}.`,
  'Leave it out of the agreement: as an exclusion, by name.',
]

function wordsOf(client: string, stumps: readonly Stump[], technologies: number): string {
  if (technologies === 0) return `Nobody has noted yet what runs at ${client}.`
  if (stumps.length === 0)
    return technologies === 1
      ? 'The one thing noted there is known to somebody.'
      : `All ${technologies} things noted there are known to somebody.`
  const names = stumps.map(({ name }) => name).join(', ')
  return `Nobody knows ${names}: ${stumps.length} of ${technologies} things noted at ${client}.`
}
