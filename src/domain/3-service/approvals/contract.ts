import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Id, listOf, listQuery, Minor } from '#kernel/contract.ts'
import { Approval } from '../tickets/ticket/contract.ts'

const tags = ['service']
const Answer = z.enum(['yes', 'no'])

export const approvalsContract = {
  askApproval: oc
    .route({
      method: 'POST',
      path: '/tickets/{ticketId}/approvals',
      tags,
      summary: 'Estimate work that nothing covers, for the client to say yes to',
      successStatus: 201,
    })
    .input(
      z.object({
        ticketId: Id,
        amountMinor: Minor.nonnegative(),
        estimate: z.string().trim().min(1, 'Say what it is for.').max(2000),
      }),
    )
    .output(z.object({ id: Id })),
  noteAnswer: oc
    .route({
      method: 'POST',
      path: '/work-approvals/{approvalId}/answer',
      tags,
      summary: "Note the client's answer: who, and how",
      successStatus: 201,
    })
    .input(
      z.object({
        approvalId: Id,
        answer: Answer,
        answeredBy: z.string().trim().min(1, 'Who answered?').max(200),
        how: z.enum(['phone', 'mail', 'in-person']),
      }),
    )
    .output(z.object({ id: Id })),
  portalApprovals: oc
    .route({
      method: 'GET',
      path: '/portal/work-approvals',
      tags: ['portal'],
      summary: 'Estimates that wait for a yes',
    })
    .input(listQuery(['askedAt']))
    .output(listOf(Approval.extend({ ticketNumber: z.int(), title: z.string() }))),
  portalAnswer: oc
    .route({
      method: 'POST',
      path: '/portal/work-approvals/{approvalId}/answer',
      tags: ['portal'],
      summary: 'Say yes or no to an estimate',
      successStatus: 201,
    })
    .input(z.object({ approvalId: Id, answer: Answer }))
    .output(z.object({ id: Id })),
}
