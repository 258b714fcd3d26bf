import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, Instant, listOf, listQuery, Minor } from '#kernel/contract.ts'

const tags = ['billing']

export const Nature = z.enum(['recurring', 'project', 'one-shot'])
export const LineKind = z.enum([
  'fee',
  'true-up',
  'correction',
  'block',
  'one-time',
  'labour',
  'overage',
  'travel',
  'covered',
  'no-charge',
  'adjustment',
  'credit',
  'service-credit',
])
export const InvoiceKind = z.enum(['invoice', 'credit-note', 'statement'])

/** A line of an invoice, planned or issued. Quantity, price and base are decimal text: 50 MIN at 120.00 for 60. */
export const Line = z.object({
  kind: LineKind,
  nature: Nature,
  agreementId: Id.nullable(),
  from: Day.nullable(),
  /** The first day after. */
  to: Day.nullable(),
  title: z.string(),
  quantity: z.string(),
  unit: z.string(),
  unitPrice: z.string(),
  baseQuantity: z.string(),
  netMinor: Minor,
  listMinor: Minor,
  waivedMinor: Minor,
  discountMinor: Minor,
  rateSavingMinor: Minor,
  minutes: z.int().nullable(),
  /** Why it is what it is, in sentences. */
  why: z.array(z.string()),
})

export const Exception = z.object({
  kind: z.string(),
  sentence: z.string(),
  /** Whether the client's invoice waits for it unless a person says otherwise. */
  waits: z.boolean(),
  blocks: z.boolean(),
  amountMinor: Minor,
})

const Amounts = z.object({ currency: Currency, netMinor: Minor, taxMinor: Minor, grossMinor: Minor })

export const PreviewRow = z.object({
  clientId: Id,
  client: z.string(),
  state: z.enum(['ready', 'waiting', 'nothing']),
  /** Of those that go out. */
  invoices: z.int(),
  statements: z.int(),
  currency: Currency,
  netMinor: Minor,
  grossMinor: Minor,
  /** What waits. */
  waitingMinor: Minor,
  exceptions: z.array(Exception),
})

export const PreviewInvoice = Amounts.extend({
  kind: InvoiceKind,
  goesOut: z.boolean(),
  purchaseOrder: z.string(),
  issuedOn: Day,
  dueOn: Day,
  lines: z.array(Line),
})

export const Choice = z.enum(['issue', 'wait'])

const Asked = {
  /** Fees due and usage periods over by this day. */
  through: Day,
  /** The date on the invoices: the firm's today unless said otherwise. */
  issuedOn: Day.optional(),
}

export const Run = z.object({
  id: Id,
  through: Day,
  issuedOn: Day,
  madeAt: Instant,
  madeBy: z.string(),
  /** How many clients were looked at, of how many. */
  clients: z.int(),
  clientsDone: z.int(),
  invoices: z.int(),
  statements: z.int(),
  totals: z.array(Amounts),
  waiting: z.array(z.object({ clientId: Id, client: z.string(), sentences: z.array(z.string()) })),
})

export const runsContract = {
  previewRun: oc
    .route({
      method: 'GET',
      path: '/billing-runs/preview',
      tags,
      summary: 'What a run would issue, by client, exceptions first; nothing is written',
    })
    .input(
      listQuery(['exceptions', 'client', 'netMinor']).extend({
        ...Asked,
        state: z.enum(['ready', 'waiting', 'exceptions']).optional(),
      }),
    )
    .output(
      listOf(PreviewRow).extend({
        totals: z.array(Amounts.extend({ invoices: z.int(), waitingMinor: Minor })),
      }),
    ),
  previewClient: oc
    .route({
      method: 'GET',
      path: '/billing-runs/preview/{clientId}',
      tags,
      summary: "One client's coming invoices with every line's why",
    })
    .input(z.object({ clientId: Id, ...Asked, choice: Choice.optional() }))
    .output(
      z.object({
        clientId: Id,
        client: z.string(),
        exceptions: z.array(Exception),
        invoices: z.array(PreviewInvoice),
      }),
    ),
  issueRun: oc
    .route({
      method: 'POST',
      path: '/billing-runs',
      tags,
      successStatus: 201,
      summary:
        'Issue invoices, each once however often it is asked; what a crash left open the next run does',
    })
    .input(
      z.object({
        /** Made by whoever asks, to watch the run while it goes on. */
        id: Id.optional(),
        ...Asked,
        /** Only these clients; all when absent. */
        clientIds: z.array(Id).optional(),
        choices: z.array(z.object({ clientId: Id, choice: Choice })).default([]),
      }),
    )
    .output(z.object({ id: Id })),
  run: oc
    .route({
      method: 'GET',
      path: '/billing-runs/{id}',
      tags,
      summary: 'How far a run came and what it issued',
    })
    .input(z.object({ id: Id }))
    .output(Run),
  listRuns: oc
    .route({ method: 'GET', path: '/billing-runs', tags, summary: 'Runs, the latest first' })
    .input(listQuery(['madeAt', 'through']))
    .output(listOf(Run.omit({ waiting: true, totals: true }))),
}
