import { z } from 'zod'
import { Day, Id, Instant, Minor, Revision } from '#kernel/contract.ts'
import { Clock, Priority } from '../../promises/contract.ts'
import { eventKinds } from '../../promises/rules.ts'
import { CoverageOfWork } from '../../time/coverage/contract.ts'
import { impacts, statuses, urgencies } from '../rules.ts'

const Named = z.object({ id: Id, name: z.string() })

/** What happened, newest first: events with their words, and notes that only we read. */
const LogEntry = z.object({
  id: Id,
  kind: z.enum([...eventKinds, 'note']),
  at: Instant,
  madeAt: Instant,
  by: z.object({ kind: z.enum(['person', 'contact', 'system']), name: z.string() }),
  body: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  undoUntil: Instant.nullable(),
  undone: z.boolean(),
})

export const VendorCase = z.object({
  id: Id,
  vendorId: Id,
  vendor: z.string(),
  phone: z.string(),
  reference: z.string(),
  note: z.string(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  /** Working minutes since it was opened, by the firm's hours. */
  openMinutes: z.int(),
  openDays: z.int(),
  revision: Revision,
})

export const Approval = z.object({
  id: Id,
  ticketId: Id,
  amountMinor: Minor,
  currency: z.string(),
  estimate: z.string(),
  askedAt: Instant,
  askedBy: z.string(),
  answer: z.enum(['yes', 'no']).nullable(),
  answeredAt: Instant.nullable(),
  answeredBy: z.string().nullable(),
  how: z.enum(['phone', 'mail', 'portal', 'in-person']).nullable(),
})

export const Ticket = z.object({
  id: Id,
  number: z.int(),
  title: z.string(),
  client: Named,
  contact: Named.extend({ phone: z.string(), email: z.string() }).nullable(),
  site: Named.extend({ address: z.string() }).nullable(),
  project: Named.nullable(),
  category: Named.extend({ id: z.string() }),
  technology: z.string(),
  agreement: Named.extend({ chosen: z.boolean() }).nullable(),
  emergency: z.boolean(),
  impact: z.enum(impacts),
  urgency: z.enum(urgencies),
  priority: Priority,
  status: z.enum(statuses),
  channel: z.string(),
  raisedBy: z.enum(['client', 'us', 'monitoring']),
  assignee: Named.nullable(),
  mergedInto: z.object({ id: Id, number: z.int() }).nullable(),
  reportedAt: Instant,
  openedAt: Instant,
  closedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  /** When an unpromised ticket can be looked at: what to tell the caller. */
  freeSlotAt: Instant.nullable(),
  heldCredit: z.string().nullable(),
  revision: Revision,
  clocks: z.array(Clock),
  nextTaps: z.array(z.enum(eventKinds)),
  log: z.array(LogEntry),
  time: z.array(
    z.object({
      id: Id,
      person: z.string(),
      personId: Id,
      workedOn: Day,
      startedAt: Instant.nullable(),
      endedAt: Instant.nullable(),
      minutes: z.int(),
      workType: z.string(),
      charge: z.enum(['as-rated', 'no-charge', 'internal']),
      body: z.string(),
    }),
  ),
  /** What becomes of the time logged here; null before any was. */
  coverage: CoverageOfWork.nullable(),
  timer: z.object({ personId: Id, person: z.string(), workType: z.string(), startedAt: Instant }).nullable(),
  vendorCases: z.array(VendorCase),
  approvals: z.array(Approval),
  visits: z.array(
    z.object({
      id: Id,
      title: z.string(),
      startsAt: Instant,
      endsAt: Instant,
      person: z.string().nullable(),
    }),
  ),
})
