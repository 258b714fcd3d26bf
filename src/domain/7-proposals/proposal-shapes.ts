import type { z } from 'zod'
import type { DraftOptionShape, DraftShape, SealedShape } from './contract.ts'

/** As they come from the database: nobody else holds them. */
export type Draft = z.infer<typeof DraftShape>
export type Option = z.infer<typeof DraftOptionShape>
export type Sealed = z.infer<typeof SealedShape>

/** Numbers begin at 1001: people read PR-1001 as a number, not as a count. */
export const numbersFrom = 1_000
export const proposalNumber = (number: number) => `PR-${number}`
