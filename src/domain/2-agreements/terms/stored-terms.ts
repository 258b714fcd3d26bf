import type { z } from 'zod'
import type { TermsShape } from './contract.ts'

/** Terms as they come from the database: nobody else holds them, so they may be written to. */
export type StoredTerms = z.infer<typeof TermsShape>
