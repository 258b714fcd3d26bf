import { sql } from 'kysely'
import { allow } from '#firm'
import type { Actor } from '#kernel/actor.ts'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { FirmDatabase, Tx } from '#platform/database/firm-database.ts'
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
  const { run, grounds, groups } = await db.write((tx) => openRun(tx, by, asked))
  const choices = new Map((asked.choices ?? []).map(({ clientId, choice }) => [clientId, choice]))
  const done: RunDone = { id: run.id, clients: 0, invoices: 0, waiting: 0 }
  for (let from = 0; from < groups.length; from += chunkSize) {
    const chunk = groups.slice(from, from + chunkSize)
    const issued = await db.write((tx) => issueChunk(tx, by, chunk, grounds, choices, { ...run, part: from }))
    done.clients += chunk.length
    done.invoices += issued.invoices
    done.waiting += issued.waiting
    progress({ clients: done.clients, of: groups.length, invoices: done.invoices })
  }
  return done
}

async function openRun(tx: Tx, by: By, { id = newId(), choices = [], clientIds, ...asked }: RunAsked) {
  const grounds = await groundsOf(tx, by, asked)
  const groups = await accountGroups(tx, asked.through, clientIds)
  const run = { id, through: asked.through }
  await tx
    .insertInto('billing_run')
    .values({
      id,
      through_on: asked.through,
      issued_on: grounds.rules.issuedOn,
      clients: groups.length,
      choices: JSON.stringify(Object.fromEntries(choices.map(({ clientId, choice }) => [clientId, choice]))),
      made_at: by.now,
      made_by: by.actor.name,
    })
    .execute()
  return { run, grounds, groups }
}

async function issueChunk(
  tx: Tx,
  by: By,
  groups: readonly string[][],
  grounds: Grounds,
  choices: ReadonlyMap<string, Choice>,
  { id, part }: { id: string; part: number },
) {
  const plans = await planHeld(tx, groups, grounds, choices)
  const issued = await recordPlans(tx, by, plans, { runId: id, origin: 'run' })
  const waiting = plans.flatMap(waitingOf)
  await tx
    .insertInto('billing_run_part')
    .values({ run_id: id, part, clients: groups.length, waiting: JSON.stringify(waiting), made_at: by.now })
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
