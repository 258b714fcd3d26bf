import { z } from 'zod'
import type { Tx } from '#platform/database/firm-database.ts'
import { readSealed } from './revisions.ts'

/** What a sealed signature says. */
const SignatureText = z.object({
  optionKey: z.string(),
  signer: z.object({ name: z.string(), email: z.string(), title: z.string() }),
})

/** Who signed a proposal, as it was sealed; null while nobody has. */
export async function signatureOf(tx: Tx, proposalId: string) {
  const row = await signatureRow(tx, proposalId)
  if (!row) return null
  const { optionKey, signer } = SignatureText.parse(JSON.parse(row.sealed))
  const option = readSealed(row.revisionSealed).options.find(({ key }) => key === optionKey)
  const { signedAt, hash, agreementId } = row
  const { name, email, title } = signer
  return { name, email, title, option: option?.name ?? optionKey, signedAt, hash, agreementId }
}

export const signatureRow = (tx: Tx, proposalId: string) =>
  tx
    .selectFrom('proposal_signature as s')
    .innerJoin('proposal_revision as r', 'r.id', 's.revision_id')
    .innerJoin('file as f', 'f.id', 's.file_id')
    .where('s.proposal_id', '=', proposalId)
    .select(['s.sealed', 's.hash', 's.signed_at as signedAt', 's.agreement_id as agreementId'])
    .select(['s.file_id as fileId', 's.revision_id as revisionId', 'r.sealed as revisionSealed'])
    .select('f.sha256 as documentSha256')
    .executeTakeFirst()
