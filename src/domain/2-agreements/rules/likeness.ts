export type Likeness = { industry: string; users: number | null; endpoints: number | null }

/** The same trade first, then the nearest in size: ten users are as far from twenty as twenty from forty. */
export const byLikeness = (own: Likeness) => (a: Likeness, b: Likeness) =>
  Number(isSameTrade(own, b)) - Number(isSameTrade(own, a)) || distance(own, a) - distance(own, b)

export function whyLike(own: Likeness, other: Likeness): string {
  const size = [
    other.users === null ? undefined : `${other.users} users`,
    other.endpoints === null ? undefined : `${other.endpoints} endpoints`,
  ].filter((part) => part !== undefined)
  return [...(isSameTrade(own, other) ? [`also ${other.industry}`] : []), ...size].join(', ')
}

const isSameTrade = (own: Likeness, other: Likeness) =>
  own.industry !== '' && own.industry.toLowerCase() === other.industry.toLowerCase()

const unknownDistance = 2

function distance(own: Likeness, other: Likeness): number {
  return between(own.users, other.users) + between(own.endpoints, other.endpoints)
}

const between = (a: number | null, b: number | null) =>
  a === null || b === null ? unknownDistance : Math.abs(Math.log((a + 1) / (b + 1)))
