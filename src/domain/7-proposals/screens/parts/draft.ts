import type { client } from '#web/api.ts'

export type Proposal = Awaited<ReturnType<typeof client.proposals.get>>
export type Draft = Proposal['draft']
export type DraftOption = Draft['options'][number]
