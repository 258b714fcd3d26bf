import type { z } from 'zod'
import type { PromiseCheck } from '../../promise-check/contract.ts'

export type Check = z.infer<typeof PromiseCheck>
export type Answer = NonNullable<Check['result']>
export type Promised = Answer['promises'][number]
export type Chance = NonNullable<Promised['after']>

export const verdictWords = { yes: 'Yes', no: 'No', 'more-runs': 'More runs' } as const
export const promiseWords = { yes: 'kept', no: 'broken', 'more-runs': 'open' } as const

/** Looks here: a broken promise in red, an open one in amber; what is kept is plain ink. */
export const verdictClass = { yes: '', no: 'late', 'more-runs': 'risk' } as const
