import type { z } from 'zod'
import type { Replay as ReplayShape } from '../../replay/contract.ts'

export type Replay = z.infer<typeof ReplayShape>

/** The same as the head of a column. */
export const billedHeads: Record<Replay['source'], string> = {
  own: 'As billed',
  'old-bills': 'As billed',
  book: 'By the hour',
}

/** What is compared with, in a word. */
export const billedWords: Record<Replay['source'], string> = {
  own: 'As billed',
  'old-bills': 'As their provider billed',
  book: 'By the hour, assumed',
}
