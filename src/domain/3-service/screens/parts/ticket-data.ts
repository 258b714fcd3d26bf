import type { client } from '#web/api.ts'

export type TicketData = Awaited<ReturnType<typeof client.service.ticket>>
export type LogEntry = TicketData['log'][number]
export type Coverage = Awaited<ReturnType<typeof client.service.previewTime>>
