import type { z } from 'zod'
import type { Sheet as SheetShape } from '../../sheets/contract.ts'

export type Sheet = z.infer<typeof SheetShape>
export type Package = Sheet['packages'][number]

export const packageNames = { 'fixed-fee': 'Fixed fee', retainer: 'Retainer', block: 'Block' }

/** A share of one as basis points, for ShareText. */
export const bpOf = (share: number) => Math.round(share * 10_000)
