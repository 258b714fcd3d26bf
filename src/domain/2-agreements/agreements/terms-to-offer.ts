import type { Day } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import type { Terms } from '../rules/terms.ts'
import { draftOf } from './drafts.ts'
import { termsInForce } from './terms-in-force.ts'

type Named = { name: string; terms: Terms }

/** What is being written for a client's agreement: a draft that nobody signed, or the next version of one in force. */
export async function termsBeingWritten(tx: Tx, clientId: string, agreementId: string): Promise<Named> {
  const { name } = await agreementOf(tx, clientId, agreementId)
  const { terms } = found(await draftOf(tx, agreementId), 'draft')
  return { name: `${name}, as it is being written`, terms }
}

/** A client's agreement by the version in force on a day. */
export async function termsOnDay(tx: Tx, clientId: string, agreementId: string, day: Day): Promise<Named> {
  const { name } = await agreementOf(tx, clientId, agreementId)
  const [agreement] = await termsInForce(tx, { agreementIds: [agreementId], from: day, through: day })
  const version = agreement?.versions.findLast(({ effectiveOn }) => effectiveOn <= day)
  if (!version) throw new Refused('not-in-force', { field: 'agreementId', agreement: name, day })
  return { name, terms: version.terms }
}

async function agreementOf(tx: Tx, clientId: string, agreementId: string) {
  const agreement = await tx
    .selectFrom('agreement')
    .select(['number', 'name'])
    .where('id', '=', agreementId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  const { number, name } = found(agreement, 'agreement of this client')
  return { name: name || `AGR-${number}` }
}
