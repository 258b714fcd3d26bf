import { allow } from '#firm'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import { checkTerms } from '../rules/check-terms.ts'
import type { Terms } from '../rules/terms.ts'
import { todayOf } from '../today.ts'
import { warningsFor } from './warnings.ts'

/** What is wrong with terms, and what is probably not meant, before they are saved. */
export function lookOver(context: Context, { terms }: { terms: Terms }) {
  allow(context, 'see-money')
  orRefuse(checkTerms(terms))
  return context.db.read(async (tx) => ({
    warnings: await warningsFor(tx, terms, await todayOf(tx, context)),
  }))
}
