import type { z } from 'zod'
import type { SavedSheet, Sheet as SheetShape } from '../../sheets/contract.ts'

export type Sheet = z.infer<typeof SheetShape>
export type Saved = z.infer<typeof SavedSheet>
export type Package = Sheet['packages'][number]
export type FeePoint = Sheet['asked']

export const packageNames = { 'fixed-fee': 'Fixed fee', retainer: 'Retainer', block: 'Prepaid block' }

/** A share of one as basis points, for ShareText. */
export const bpOf = (share: number) => Math.round(share * 10_000)
