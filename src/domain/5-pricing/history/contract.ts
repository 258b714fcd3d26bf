import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id } from '#kernel/contract.ts'

const tags = ['pricing']

const HistoryMonth = z.object({
  month: Day,
  endpointMonths: z.number(),
  counted: z.boolean(),
  tickets: z.int(),
  hours: z.number(),
  emergencies: z.int(),
  emergencyHours: z.number(),
  afterHoursHours: z.number(),
  ticketsWithoutHours: z.int(),
})

export const historyContract = {
  history: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/history',
      tags,
      summary: 'Exposure and work of a client by month, with what is missing',
    })
    .input(z.object({ clientId: Id, months: z.coerce.number().int().min(1).max(60).default(12) }))
    .output(z.object({ months: z.array(HistoryMonth), gaps: z.array(z.string()) })),
}
