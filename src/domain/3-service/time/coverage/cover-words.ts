import type { z } from 'zod'
import { type AgreementTerms, type Line, stateOn } from '#agreements/rules'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { CoveredBy } from './contract.ts'
import { hoursLeft, servingToday } from './coverage-of.ts'
import { type OpenTime, rateOpenTime } from './rate-open-time.ts'

/** What covers each client's work today, and what is left of it, for a column of the desk. */
export async function coverWords(
  tx: Tx,
  context: Context,
  clientIds: readonly string[],
): Promise<Map<string, z.infer<typeof CoveredBy>>> {
  const ids = [...new Set(clientIds)]
  if (ids.length === 0) return new Map()
  const time = await rateOpenTime(tx, context, ids)
  return new Map(ids.flatMap((id) => coverOf(time, id)))
}

function coverOf(time: OpenTime, clientId: string): [string, z.infer<typeof CoveredBy>][] {
  const agreements = servingToday(time, clientId)
  const line = agreements.map((agreement) => coveringLine(agreement, time)).find((one) => one !== undefined)
  const [first] = agreements
  if (!first) return []
  if (!line)
    return [[clientId, { kind: 'discounted-labour', agreement: first.name ?? '', unit: null, left: null }]]
  const [left] = hoursLeft(time, line.agreement.id)
  const kind = line.kind
  const agreement = line.agreement.name ?? ''
  return [[clientId, { kind, agreement, unit: left?.unit ?? null, left: left?.left ?? null }]]
}

type Covering = Extract<Line, { kind: 'fixed-fee' | 'retainer' | 'block' }>['kind']

function coveringLine(agreement: AgreementTerms, { today }: OpenTime) {
  const { version } = stateOn(agreement, today)
  const kinds: readonly Covering[] = ['fixed-fee', 'retainer', 'block']
  const kind = kinds.find((one) => version.terms.lines.some((line) => line.kind === one))
  return kind && { agreement, kind }
}
