import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, listOf, listQuery, Minor, Minutes, Revision, Text } from '#kernel/contract.ts'
import { CoverageOfWork } from './coverage/contract.ts'

const tags = ['service']
const Class = z.enum(['business', 'evening', 'weekend', 'holiday'])
const Charge = z.enum(['as-rated', 'no-charge', 'internal'])

/** Work done: with clock times, or minutes of a day and class. What it is for is a ticket, or a client. */
export const TimeFields = z.object({
  clientId: Id.optional(),
  ticketId: Id.nullish(),
  projectId: Id.nullish(),
  visitId: Id.nullish(),
  agreementId: Id.nullish(),
  /** Whose work; one's own when absent. */
  personId: Id.optional(),
  categoryKey: z.string().max(60).optional(),
  workType: z.string().trim().min(1).max(60).default('remote'),
  role: z.string().trim().max(60).optional(),
  startedAt: Instant.optional(),
  endedAt: Instant.optional(),
  workedOn: Day.optional(),
  minutes: Minutes.max(24 * 60).optional(),
  class: Class.default('business'),
  emergency: z.boolean().optional(),
  charge: Charge.default('as-rated'),
  chargeReason: z.string().trim().max(500).default(''),
  billableMinutes: Minutes.max(24 * 60).nullish(),
  rateMinor: Minor.nonnegative().nullish(),
  sizeDecision: z.enum(['project', 'covered']).nullish(),
  /** What the client reads. */
  body: Text.default(''),
  /** What only we read. */
  note: Text.default(''),
})

export const TimeRow = z.object({
  id: Id,
  clientId: Id,
  client: z.string(),
  ticketId: Id.nullable(),
  ticketNumber: z.int().nullable(),
  projectId: Id.nullable(),
  visitId: Id.nullable(),
  agreementId: Id.nullable(),
  personId: Id,
  person: z.string(),
  category: z.string(),
  workType: z.string(),
  role: z.string(),
  workedOn: Day,
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  minutes: z.int(),
  class: Class,
  emergency: z.boolean(),
  charge: Charge,
  chargeReason: z.string(),
  billableMinutes: z.int().nullable(),
  rateMinor: Minor.nullable(),
  sizeDecision: z.enum(['project', 'covered']).nullable(),
  body: z.string(),
  note: z.string(),
  approved: z.boolean(),
  locked: z.boolean(),
  cancelled: z.boolean(),
  revision: Revision,
})

export const Timer = z.object({
  personId: Id,
  person: z.string(),
  ticketId: Id,
  ticketNumber: z.int(),
  ticket: z.string(),
  clientId: Id,
  workType: z.string(),
  startedAt: Instant,
})

const Logged = z.object({ id: Id, minutes: z.int(), late: z.boolean() })
const onEntry = z.object({ timeEntryId: Id })

export const timeContract = {
  timeEntries: oc
    .route({
      method: 'GET',
      path: '/time-entries',
      tags,
      summary: 'Time worked; the last 90 days unless asked otherwise',
    })
    .input(
      listQuery(['workedOn', 'client', 'person', 'minutes']).extend({
        from: Day.optional(),
        through: Day.optional(),
        clientId: Id.optional(),
        personId: Id.optional(),
        ticketId: Id.optional(),
        projectId: Id.optional(),
        category: z.string().optional(),
        charge: Charge.optional(),
        approval: z.enum(['missing', 'given']).optional(),
      }),
    )
    .output(listOf(TimeRow).extend({ minutes: z.int() })),
  logTime: oc
    .route({ method: 'POST', path: '/time-entries', tags, summary: 'Log time', successStatus: 201 })
    .input(TimeFields)
    .output(Logged),
  previewTime: oc
    .route({
      method: 'POST',
      path: '/time-entries/preview',
      tags,
      summary: 'What becomes of work before it is logged: covered, billed, hours left, and why',
      successStatus: 200,
    })
    .input(
      TimeFields.extend({
        timeEntryId: Id.optional(),
        /** The work would be a ticket of its own, so that its size is tested. */
        onNewTicket: z.boolean().default(false),
      }),
    )
    .output(CoverageOfWork),
  changeTime: oc
    .route({
      method: 'PUT',
      path: '/time-entries/{timeEntryId}',
      tags,
      summary: 'Change time that is not billed yet',
    })
    .input(TimeFields.extend({ timeEntryId: Id, revision: Revision }))
    .output(Logged.extend({ revision: Revision })),
  cancelTime: oc
    .route({
      method: 'DELETE',
      path: '/time-entries/{timeEntryId}',
      tags,
      summary: 'Cancel time that is not billed yet',
    })
    .input(onEntry)
    .output(z.object({ id: Id })),
  approveTime: oc
    .route({
      method: 'POST',
      path: '/time-entries/{timeEntryId}/approval',
      tags,
      summary: 'Approve time for billing',
      successStatus: 201,
    })
    .input(onEntry)
    .output(z.object({ id: Id })),
  timers: oc
    .route({ method: 'GET', path: '/timers', tags, summary: 'Timers that run' })
    .input(listQuery(['startedAt']))
    .output(listOf(Timer)),
  startTimer: oc
    .route({
      method: 'POST',
      path: '/timers',
      tags,
      summary: 'Start a timer on a ticket',
      successStatus: 201,
    })
    .input(
      z.object({
        ticketId: Id,
        workType: z.string().trim().min(1).max(60).default('remote'),
        startedAt: Instant.optional(),
      }),
    )
    .output(z.object({ startedAt: Instant })),
  stopTimer: oc
    .route({
      method: 'POST',
      path: '/timers/stop',
      tags,
      summary: 'Stop the own timer: what it counted becomes time worked',
      successStatus: 201,
    })
    .input(z.object({ body: Text.default(''), note: Text.default(''), discard: z.boolean().default(false) }))
    .output(z.object({ timeEntryId: Id.nullable(), minutes: z.int() })),
}
