import type { client } from '#web/api.ts'

export type Proposal = Awaited<ReturnType<typeof client.proposals.get>>
export type Draft = Proposal['draft']
export type DraftOption = Draft['options'][number]

export const replaced = <Item>(items: readonly Item[], at: number, item: Item): Item[] =>
  items.map((one, place) => (place === at ? item : one))
export const without = <Item>(items: readonly Item[], at: number): Item[] =>
  items.filter((_, place) => place !== at)
