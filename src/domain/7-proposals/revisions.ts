import type { Day } from '#kernel/days.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { SealedShape } from './contract.ts'
import type { Sealed } from './proposal-shapes.ts'

export type SentRevision = {
  id: string
  proposalId: string
  number: number
  sealed: string
  hash: string
  previousHash: string | null
  validUntil: Day
  fileId: string
  sentAt: string
  sentBy: string
}

const revisionRows = (tx: Tx) =>
  tx
    .selectFrom('proposal_revision')
    .select(['id', 'proposal_id as proposalId', 'number', 'sealed', 'hash', 'previous_hash as previousHash'])
    .select(['valid_until as validUntil', 'file_id as fileId', 'sent_at as sentAt', 'sent_by as sentBy'])

/** What was sent, the first revision first. */
export const revisionsOf = (tx: Tx, proposalId: string): Promise<SentRevision[]> =>
  revisionRows(tx).where('proposal_id', '=', proposalId).orderBy('number').execute()

export const revisionById = (tx: Tx, id: string): Promise<SentRevision | undefined> =>
  revisionRows(tx).where('id', '=', id).executeTakeFirst()

/** The content of what was sealed. The text is the truth; this only reads it. */
export const readSealed = (sealed: string): Sealed => SealedShape.parse(JSON.parse(sealed))
