import { sql } from 'kysely'
import { allow } from '#firm'
import type { Actor } from '#kernel/actor.ts'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { FirmDatabase, Tx } from '#platform/database/firm-database.ts'
import { Replayed } from '#platform/database/idempotency.ts'
import { newId } from '#platform/ids.ts'
import type { Choice } from '../rules/account.ts'
import { planAccount } from '../rules/invoice-plan.ts'
import type { AccountPlan } from '../rules/planned.ts'
import { accountGroups } from './account-groups.ts'
import { type Grounds, groundsOf } from './grounds.ts'
import { loadAccounts } from './load-accounts.ts'
import { type By, type IssuedInvoice, type Origin, recordPlans } from './record-plans.ts'

export type RunAsked = {
  id?: string | undefined
  through: Day
  issuedOn?: Day | undefined
  clientIds?: readonly string[] | undefined
  choices?: readonly { clientId: string; choice: Choice }[]
}
export type RunDone = { id: string; clients: number; invoices: number; waiting: number }
export type Progress = (done: { clients: number; of: number; invoices: number }) => void

/** Clients whose invoices are written in one transaction. */
const chunkSize = 250

export async function issueRun(context: Context, asked: RunAsked): Promise<{ id: string }> {
  allow(context, 'bill')
  const { id } = await runThrough(context, asked)
  return { id }
}

/**
 * Issues invoices chunk by chunk, each chunk in one transaction that holds its clients. What is issued is
 * known by its charges, so a repeat, a second run at the same time or one after a crash makes the rest only.
 */
export async function runThrough(
  { db, now, actor }: { db: FirmDatabase; now: string; actor: Actor },
  asked: RunAsked,
  progress: Progress = () => undefined,
): Promise<RunDone> {
  const by = { now, actor }
  const id = await openOnce(db, by, asked)
  const { grounds, groups, ...begun } = await db.read((tx) => whatIsLeft(tx, by, { ...asked, id }))
  const choices = new Map((asked.choices ?? []).map(({ clientId, choice }) => [clientId, choice]))
  const done: RunDone = { id, clients: begun.clientsDone, invoices: 0, waiting: 0 }
  for (let from = 0, part = begun.parts; from < groups.length; from += chunkSize, part += 1) {
    const chunk = groups.slice(from, from + chunkSize)
    const isLast = from + chunk.length >= groups.length
    // Never all before the last part is written: a run cut short is known by what it misses.
    const clients = isLast
      ? begun.clients - done.clients
      : Math.min(chunk.length, begun.clients - done.clients - 1)
    const issued = await db.write((tx) => issueChunk(tx, by, chunk, grounds, choices, { id, part, clients }))
    done.clients += clients
    done.invoices += issued.invoices
    done.waiting += issued.waiting
    progress({ clients: done.clients, of: begun.clients, invoices: done.invoices })
  }
  return done
}

/** The run's id: a new one, or for a request that is repeated the one it had, to be gone on with. */
async function openOnce(db: FirmDatabase, by: By, asked: RunAsked): Promise<string> {
  try {
    const { id } = await db.write((tx) => openRun(tx, by, asked))
    return id
  } catch (thrown) {
    const id = thrown instanceof Replayed ? idIn(thrown.answer) : undefined
    if (id === undefined) throw thrown
    return id
  }
}

const idIn = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string'
    ? answer.id
    : undefined

async function openRun(tx: Tx, by: By, { id = newId(), choices = [], clientIds, ...asked }: RunAsked) {
  const { rules } = await groundsOf(tx, by, asked)
  const groups = await accountGroups(tx, asked.through, clientIds)
  await tx
    .insertInto('billing_run')
    .values({
      id,
      through_on: asked.through,
      issued_on: rules.issuedOn,
      clients: groups.length,
      choices: JSON.stringify(Object.fromEntries(choices.map(({ clientId, choice }) => [clientId, choice]))),
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  return { id }
}

/** What a run has still to look at: the clients whom none of its parts billed or found waiting. */
async function whatIsLeft(tx: Tx, by: By, { id, through, clientIds }: RunAsked & { id: string }) {
  const run = await tx
    .selectFrom('billing_run')
    .where('id', '=', id)
    .select(['clients', 'issued_on as issuedOn'])
    .executeTakeFirstOrThrow()
  const parts = await tx
    .selectFrom('billing_run_part')
    .where('run_id', '=', id)
    .select((row) => ['clients', row.ref('waiting').$castTo<{ clientId: string }[]>().as('waiting')])
    .execute()
  const billed = await tx.selectFrom('invoice').where('run_id', '=', id).select('client_id').execute()
  const grounds = await groundsOf(tx, by, { through, issuedOn: run.issuedOn })
  const seen = new Set([
    ...parts.flatMap(({ waiting }) => waiting.map(({ clientId }) => clientId)),
    ...billed.map((row) => row.client_id),
  ])
  const clientsDone = parts.reduce((sum, part) => sum + part.clients, 0)
  const groups = clientsDone < run.clients ? await accountGroups(tx, through, clientIds) : []
  return {
    grounds,
    clients: run.clients,
    clientsDone,
    parts: parts.length,
    // Who had nothing to bill is looked at once more, and has nothing again.
    groups: groups.filter((group) => !group.some((clientId) => seen.has(clientId))),
  }
}

async function issueChunk(
  tx: Tx,
  by: By,
  groups: readonly string[][],
  grounds: Grounds,
  choices: ReadonlyMap<string, Choice>,
  { id, part, clients }: { id: string; part: number; clients: number },
) {
  const plans = await planHeld(tx, groups, grounds, choices)
  const issued = await recordPlans(tx, by, plans, { runId: id, origin: 'run' })
  const waiting = plans.flatMap(waitingOf)
  await tx
    .insertInto('billing_run_part')
    .values({ run_id: id, part, clients, waiting: JSON.stringify(waiting), made_at: by.now })
    // The same request at the same time may have written this part, with all there was to bill.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { invoices: issued.length, waiting: waiting.length }
}

/** Holds the clients, in order of id so that two runs never block each other, and decides what they owe. */
export async function planHeld(
  tx: Tx,
  groups: readonly (readonly string[])[],
  grounds: Grounds,
  choices: ReadonlyMap<string, Choice> = new Map(),
): Promise<AccountPlan[]> {
  await sql`select id from client where id = any(${groups.flat()}) order by id for no key update`.execute(tx)
  const accounts = await loadAccounts(tx, groups, grounds)
  return accounts.map((account) => planAccount(account, grounds.rules, choices))
}

/** Who waits, and the exceptions that say why. */
const waitingOf = ({ waiting, exceptions }: AccountPlan) =>
  [...new Set(waiting.map(({ clientId }) => clientId))].map((clientId) => ({
    clientId,
    exceptions: exceptions.filter((exception) => exception.clientId === clientId),
  }))

/** Issues what single clients owe by a day, in the transaction of whoever asks: a signature, a person. */
export async function issueFor(
  tx: Tx,
  by: By,
  { clientIds, through, origin }: { clientIds: readonly string[]; through: Day; origin: Origin },
): Promise<IssuedInvoice[]> {
  const grounds = await groundsOf(tx, by, { through })
  const groups = await accountGroups(tx, through, clientIds)
  const plans = await planHeld(tx, groups, grounds)
  return recordPlans(tx, by, plans, { runId: null, origin })
}
