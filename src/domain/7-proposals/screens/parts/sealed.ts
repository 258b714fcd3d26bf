import type { client } from '#web/api.ts'

/** What the client reads, as it was sealed or would be. */
export type Sealed = Awaited<ReturnType<typeof client.proposals.preview>>
export type SealedOption = Sealed['options'][number]

export const recommendedOf = ({ options }: Sealed) =>
  options.find(({ recommended }) => recommended) ?? options[0]
