import { z } from 'zod'
import { isDay } from './days.ts'

/** Shapes that every stage's contract shares. Query numbers come as text over REST, hence the coercion. */
export const Id = z.uuid()
export const Day = z.string().refine(isDay, 'A day such as 2026-11-17 is right.')
export const Instant = z.iso.datetime({ offset: true })
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'An ISO currency such as EUR is right.')
/** An amount in the currency's minor unit: 1050.00 EUR is 105000. */
export const Minor = z.int()
/** Basis points: 10 % is 1000. */
export const Bp = z.int()
export const Minutes = z.int().nonnegative()
export const Revision = z.int().positive()
export const Name = z.string().trim().min(1, 'A name is needed.').max(200)
export const Text = z.string().trim().max(20_000)
/** A flag in an address: ?open=true */
export const QueryFlag = z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] }).optional()

/** What every list takes: search words, one sort key ('-due' is descending), and a page. */
export const listQuery = <const Keys extends readonly [string, ...string[]]>(keys: Keys) =>
  z.object({
    q: z.string().trim().max(200).optional(),
    sort: z.enum([...keys, ...keys.map((key) => `-${key}`)]).optional(),
    page: z.coerce.number().int().min(1).default(1),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  })

/** What every list answers: the page's rows and how many there are in all. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: z.int().nonnegative() })
