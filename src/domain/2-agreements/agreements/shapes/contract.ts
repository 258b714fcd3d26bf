import { z } from 'zod'
import { Id, Revision } from '#kernel/contract.ts'

/** Which agreement is meant, and what is answered where nothing else is to be told. */
export const agreementId = z.object({ agreementId: Id })
export const Made = z.object({ id: Id, number: z.string() })
export const Done = z.object({ id: Id })
export const Changed = z.object({ revision: Revision })
