import type { z } from 'zod'
import { type AgreementTerms, allows, type Line, stateOn } from '#agreements/rules'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import type { CoveredBy } from './contract.ts'
import { hoursLeft, servingToday } from './coverage-of.ts'
import { type OpenTime, rateOpenTime } from './rate-open-time.ts'

type Covered = z.infer<typeof CoveredBy>
type Work = { id: string; clientId: string; categoryKey: string }

/** What covers the work of some tickets today, and what is left of it, for a column of the desk. */
export async function coverWords(
  tx: Tx,
  context: Context,
  works: readonly Work[],
): Promise<Map<string, Covered>> {
  const clientIds = [...new Set(works.map(({ clientId }) => clientId))]
  if (clientIds.length === 0) return new Map()
  const time = await rateOpenTime(tx, context, clientIds)
  return new Map(
    works.flatMap((work) => {
      const covered = coverOf(time, work)
      return covered ? [[work.id, covered]] : []
    }),
  )
}

function coverOf(time: OpenTime, { clientId, categoryKey }: Work): Covered | undefined {
  const agreements = servingToday(time, clientId)
  const [first] = agreements
  if (!first) return undefined
  for (const agreement of agreements) {
    const lines = coveringLines(agreement, time, categoryKey)
    const [line] = lines
    if (line) return { kind: line.kind, agreement: agreement.name ?? '', ...leftOf(time, agreement, lines) }
  }
  return { kind: 'discounted-labour', agreement: first.name ?? '', unit: null, left: null }
}

/** What is left on all of them together; nothing to tell where one covers without limit. */
function leftOf(
  time: OpenTime,
  agreement: AgreementTerms,
  lines: readonly Covering[],
): Pick<Covered, 'unit' | 'left'> {
  const keys = new Set(lines.map(({ key }) => key))
  const granting = hoursLeft(time, agreement.id).filter(({ key }) => keys.has(key))
  const unit = granting[0]?.unit
  if (!unit || lines.some((line) => line.kind === 'fixed-fee' && !line.cap)) return { unit: null, left: null }
  const same = granting.filter((one) => one.unit === unit)
  return { unit, left: same.reduce((sum, { left }) => sum + left, 0) }
}

type Covering = Extract<Line, { kind: 'fixed-fee' | 'retainer' | 'block' }>

/** The lines that cover this kind of work; what else a line asks for shows when time is logged. */
function coveringLines(agreement: AgreementTerms, { today }: OpenTime, category: string): Covering[] {
  const { terms } = stateOn(agreement, today).version
  const isExcluded = terms.exclusions?.some(
    ({ where, lines }) => !lines && where.categories !== undefined && allows(where.categories, category),
  )
  if (isExcluded) return []
  return terms.lines.filter(mayCover).filter((line) => allows(line.covers?.categories, category))
}

const mayCover = (line: Line): line is Covering =>
  line.kind === 'fixed-fee' || line.kind === 'retainer' || line.kind === 'block'
