import type { client } from '#web/api.ts'

/** An agreement as its page reads it. */
export type AgreementRead = Awaited<ReturnType<typeof client.agreements.get>>
export type LotRead = Awaited<ReturnType<typeof client.agreements.lots>>['items'][number]
