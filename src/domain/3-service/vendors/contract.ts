import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, Instant, listOf, listQuery, QueryFlag, Revision, Text } from '#kernel/contract.ts'
import { VendorCase } from '../tickets/ticket/contract.ts'

const tags = ['service']
const Reference = z.string().trim().max(120)

export const vendorCasesContract = {
  vendorCases: oc
    .route({
      method: 'GET',
      path: '/vendor-cases',
      tags,
      summary: 'Cases with vendors, and how long they have been open',
    })
    .input(
      listQuery(['openedAt', 'vendor', 'client']).extend({
        open: QueryFlag,
        clientId: Id.optional(),
        vendorId: Id.optional(),
      }),
    )
    .output(
      listOf(
        VendorCase.extend({ ticketId: Id, ticketNumber: z.int(), title: z.string(), client: z.string() }),
      ),
    ),
  openVendorCase: oc
    .route({
      method: 'POST',
      path: '/tickets/{ticketId}/vendor-cases',
      tags,
      summary: 'Open a case with a vendor',
      successStatus: 201,
    })
    .input(
      z.object({
        ticketId: Id,
        vendorId: Id,
        reference: Reference.default(''),
        note: Text.default(''),
        openedAt: Instant.optional(),
      }),
    )
    .output(z.object({ id: Id })),
  changeVendorCase: oc
    .route({ method: 'PUT', path: '/vendor-cases/{caseId}', tags, summary: 'Note what the vendor says' })
    .input(z.object({ caseId: Id, reference: Reference, note: Text, revision: Revision }))
    .output(z.object({ revision: Revision })),
  closeVendorCase: oc
    .route({
      method: 'POST',
      path: '/vendor-cases/{caseId}/closing',
      tags,
      summary: 'Close a case with a vendor',
      successStatus: 201,
    })
    .input(z.object({ caseId: Id }))
    .output(z.object({ revision: Revision })),
}
