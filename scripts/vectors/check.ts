import { z } from 'zod'
import { businessHoursChecks } from './business-hours.ts'
import { checkInvoices } from './invoice.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { prorationChecks } from './proration.ts'

const invoiceFile = z.object({ invoices: z.array(z.unknown()) })
const topicFile = z.object({ vectors: z.array(z.object({ topic: z.string() })).min(1) })
const kindFile = z.object({ vectors: z.array(z.unknown()).min(1) })

const checks = { ...businessHoursChecks, ...prorationChecks }

/** Runs every vector of a file through the engine. Which format it has is told by what it holds. */
export async function checkVectors(document: unknown): Promise<Outcome[]> {
  if (invoiceFile.safeParse(document).success) return checkInvoices(document)
  if (topicFile.safeParse(document).success) {
    const { checkActuarial } = await import('./actuarial.ts')
    return checkActuarial(document)
  }
  return kindFile.parse(document).vectors.map((vector) => outcomeOf(vector, document, checks))
}
