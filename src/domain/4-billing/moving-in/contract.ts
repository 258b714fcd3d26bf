import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Currency, Day, Id, Instant, listOf, listQuery, Minor } from '#kernel/contract.ts'
import { kinds } from './rules.ts'

const tags = ['moving in']
const Kind = z.enum(kinds)
const DayOrder = z.enum(['ymd', 'dmy', 'mdy'])
const State = z.enum(['draft', 'checked', 'done'])
/** Which column of the file holds which field: { client: 'Company' }. */
const Mapping = z.record(z.string(), z.string())

export const ImportRow = z.object({
  id: Id,
  kind: Kind,
  name: z.string(),
  state: State,
  /** Rows of the file, without its headers. */
  rows: z.int(),
  /** By the last check or run: what is new, what was here already, which rows can't be taken. */
  added: z.int().nullable(),
  known: z.int().nullable(),
  refused: z.int().nullable(),
  madeAt: Instant,
  madeBy: z.string(),
  doneAt: Instant.nullable(),
})
export const Import = ImportRow.extend({
  headers: z.array(z.string()),
  preview: z.array(z.array(z.string())),
  mapping: Mapping,
  fields: z.array(z.object({ name: z.string(), label: z.string(), needed: z.boolean() })),
  /** How the file writes days; null where it can be read in two ways and somebody must say. */
  dayOrder: DayOrder.nullable(),
})

const id = z.object({ id: Id })
const Outcome = z.object({ id: Id, state: State, added: z.int(), known: z.int(), refused: z.int() })

export const movingInContract = {
  imports: oc
    .route({ method: 'GET', path: '/imports', tags, summary: 'Files moved in, the latest first' })
    .input(listQuery(['madeAt', 'kind']).extend({ kind: Kind.optional(), state: State.optional() }))
    .output(listOf(ImportRow)),
  firstRunReport: oc
    .route({
      method: 'GET',
      path: '/imports/first-run-report',
      tags,
      summary: 'What the first run would bill each client, beside what the old system billed last',
    })
    .input(
      listQuery(['difference', 'client']).extend({
        /** The first day of next month unless said otherwise. */
        through: Day.optional(),
        state: z.enum(['same', 'differs']).optional(),
      }),
    )
    .output(
      listOf(
        z.object({
          clientId: Id,
          client: z.string(),
          currency: Currency,
          lastInvoice: z.object({ number: z.string(), issuedOn: Day, netMinor: Minor }).nullable(),
          lastTotal: z.object({ monthOn: Day, netMinor: Minor }).nullable(),
          firstRunMinor: Minor,
          /** The first run less the last monthly total, or the last invoice where no total came along. */
          differenceMinor: Minor,
          state: z.enum(['same', 'differs']),
        }),
      ).extend({ through: Day }),
    ),
  import: oc
    .route({ method: 'GET', path: '/imports/{id}', tags, summary: 'A file with its columns and first rows' })
    .input(id)
    .output(Import),
  importErrors: oc
    .route({
      method: 'GET',
      path: '/imports/{id}/errors',
      tags,
      summary: 'Rows that could not be taken, by row and column; as CSV at .csv',
    })
    .input(listQuery(['row']).extend({ id: Id }))
    .output(listOf(z.object({ row: z.int(), column: z.string(), sentence: z.string() }))),
  addImport: oc
    .route({
      method: 'POST',
      path: '/imports',
      tags,
      successStatus: 201,
      summary: 'Read a CSV of the old system and guess its columns; nothing is written yet',
    })
    .input(
      z.object({
        kind: Kind,
        name: z.string().trim().max(200).default(''),
        csv: z.string().min(1, 'The file is empty.'),
        mapping: Mapping.optional(),
        dayOrder: DayOrder.optional(),
      }),
    )
    .output(Import),
  checkImport: oc
    .route({
      method: 'POST',
      path: '/imports/{id}/dry-run',
      tags,
      successStatus: 201,
      summary: 'Check every row and say what a run would do; nothing of the file is written',
    })
    .input(id.extend({ mapping: Mapping.optional(), dayOrder: DayOrder.optional() }))
    .output(Outcome),
  runImport: oc
    .route({
      method: 'POST',
      path: '/imports/{id}/run',
      tags,
      successStatus: 201,
      summary: 'Write what is new, all or nothing; what is here already stays, refused rows are told',
    })
    .input(id)
    .output(Outcome),
}
