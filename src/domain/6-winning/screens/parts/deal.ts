import type { client } from '#web/api.ts'

export type Deal = Awaited<ReturnType<typeof client.winning.deal>>
