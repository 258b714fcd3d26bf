import type { client } from '#web/api.ts'

export type ClientRead = Awaited<ReturnType<typeof client.clients.get>>
