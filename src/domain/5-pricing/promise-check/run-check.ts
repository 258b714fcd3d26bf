import { judgePromises } from '#actuary/desk.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { inThreads } from '#platform/threads.ts'
import { unpacked } from './counts.ts'
import type { CheckFacts } from './rules/inputs.ts'
import { type PromiseInputs, questionOf } from './rules/question.ts'
import { missingRanges, type Range, rangesInRow } from './rules/ranges.ts'
import { resultOf } from './rules/result.ts'
import type { RunOrder } from './run-range.ts'

const file = new URL('./run-range.ts', import.meta.url)

/**
 * Runs what a check still lacks on threads of their own, keeps each range as it comes in, then judges all of them. It
 * may be killed at any point and run again, or run twice at once: what is there stays, and comes out the same.
 */
export async function runPromiseCheck(
  context: Context,
  checkId: string,
  by: { threads?: number; atOnce?: number } = {},
) {
  for (;;) {
    const check = await context.db.read((tx) => checkToRun(tx, checkId))
    if (!check) return
    const { inputs, seed, wanted, done } = check
    const missing = missingRanges(done, wanted, by.atOnce)
    // Another job may have kept a piece of what was run here: whatever that leaves open is run again.
    if (missing.length === 0) return void (await context.db.write((tx) => judge(tx, context, checkId, check)))
    const question = questionOf(inputs)
    await inThreads<RunOrder, Uint8Array>({
      file,
      orders: missing.map((range) => ({ question, seed, range })),
      threads: by.threads,
      onAnswer: (counts, { range }) =>
        context.db.write((tx) => keepRange(tx, context.now, checkId, range, counts)),
    })
  }
}

async function checkToRun(tx: Tx, checkId: string) {
  const check = await tx
    .selectFrom('promise_check as k')
    .innerJoin('client as c', 'c.id', 'k.client_id')
    .select(['k.seed', 'k.offer', 'k.client_id as clientId', 'c.name as client'])
    .select((row) => row.ref('k.inputs').$castTo<PromiseInputs>().as('inputs'))
    .select((row) => row.ref('k.facts').$castTo<CheckFacts>().as('facts'))
    .where('k.id', '=', checkId)
    .executeTakeFirst()
  if (!check) return undefined
  const { wanted } = await tx
    .selectFrom('promise_check_order')
    .select(({ fn }) => fn.max('replications').as('wanted'))
    .where('check_id', '=', checkId)
    .executeTakeFirstOrThrow()
  const done: Range[] = await tx
    .selectFrom('promise_check_run')
    .select(['from_run as from', 'replications'])
    .where('check_id', '=', checkId)
    .execute()
  return { ...check, wanted, done }
}
type CheckToRun = NonNullable<Awaited<ReturnType<typeof checkToRun>>>

async function keepRange(
  tx: Tx,
  now: string,
  checkId: string,
  { from, replications }: Range,
  counts: Uint8Array,
) {
  await tx
    .insertInto('promise_check_run')
    .values({ check_id: checkId, from_run: from, replications, counts: Buffer.from(counts), made_at: now })
    .onConflict((again) => again.doNothing())
    .execute()
}

async function judge(
  tx: Tx,
  context: Context,
  checkId: string,
  { inputs, facts, offer, client, clientId }: CheckToRun,
) {
  const kept = await tx
    .selectFrom('promise_check_run')
    .select(['counts', 'from_run as from', 'replications'])
    .where('check_id', '=', checkId)
    .execute()
  const runs = rangesInRow(kept).map(({ counts }) => unpacked(counts))
  const check = orRefuse(judgePromises(questionOf(inputs), runs))
  const result = resultOf(check, inputs, { client, offer, endpoints: facts.endpoints })
  const { replications, verdict, says } = result
  const judged = await tx
    .insertInto('promise_check_result')
    .values({
      check_id: checkId,
      replications,
      verdict,
      result: JSON.stringify(result),
      made_at: context.now,
    })
    .onConflict((again) => again.doNothing())
    .returning('check_id')
    .executeTakeFirst()
  if (!judged) return
  await recordHappenings(tx, context, [
    { kind: 'promise-check.answered', aboutId: checkId, clientId, details: { text: says, verdict } },
  ])
}
