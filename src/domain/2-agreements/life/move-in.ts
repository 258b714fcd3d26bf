import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { insertRows } from '#platform/database/rows.ts'
import { newId } from '#platform/ids.ts'
import { holdAgreement } from '../agreements/agreement-row.ts'
import { draftAt } from '../drafts/drafts.ts'
import { grantLots, recordDraws } from '../lots/record-lots.ts'
import { lineAllowance } from '../rules/line-allowance.ts'
import type { Lot } from '../rules/lots.ts'
import type { Terms } from '../rules/terms.ts'
import { putIntoForce } from './sign-draft.ts'

export type Balance = {
  lineKey: string
  /** What is left of it on the first day that is ours. */
  left: number
  usableFrom: Day
  usableTo: Day | null
  granted?: number
  /** What was paid for all of it: what is left is deferred revenue. */
  priceMinor: number
}

export type MovedIn = {
  agreementId: string
  clientId: string
  currency: string
  terms: Terms
  /** The first day that the other system did not bill. */
  billedThrough: Day
  balances: readonly Balance[]
}

/** Puts an agreement into force that another system kept, with what it billed and what is left. */
export function moveIn(
  context: Context,
  input: {
    agreementId: string
    revision: number
    signedOn: Day
    billedThrough: Day
    balances: readonly Balance[]
  },
) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const agreement = await holdAgreement(tx, input.agreementId)
    const draft = await draftAt(tx, agreement.id, input.revision)
    const signature = { signedOn: input.signedOn, signedBy: '', documentId: null, cause: 'imported' as const }
    const made = await putIntoForce(tx, context, agreement, draft, signature)
    const { id: agreementId, clientId, currency } = agreement
    const { billedThrough, balances } = input
    await recordMovingIn(tx, context, [
      { agreementId, clientId, currency, terms: draft.terms, billedThrough, balances },
    ])
    return made
  })
}

/** What came along with agreements from another system: how far it billed, and what is left to draw. */
export async function recordMovingIn(tx: Tx, by: Pick<Context, 'now' | 'actor'>, moved: readonly MovedIn[]) {
  await insertRows(
    tx,
    'billed_through',
    { agreement_id: 'uuid', client_id: 'uuid', line_key: 'text', through_on: 'date' },
    moved.flatMap(({ agreementId, clientId, terms, billedThrough }) =>
      terms.lines.map(({ key }) => ({
        agreement_id: agreementId,
        client_id: clientId,
        line_key: key,
        through_on: billedThrough,
      })),
    ),
  )
  const brought = moved.flatMap((agreement) =>
    agreement.balances.map((balance) => broughtLot(agreement, balance)),
  )
  await grantLots(
    tx,
    by,
    brought.map(({ lot }) => lot),
  )
  const rows = brought.filter(({ used }) => used !== 0)
  await recordDraws(
    tx,
    by,
    rows.map(({ lot, used, on }) => ({
      lotId: lot.id,
      kind: 'correct',
      units: -used,
      on,
      reason: 'used before moving in',
    })),
    [],
  )
}

function broughtLot({ agreementId, currency, terms, billedThrough }: MovedIn, balance: Balance) {
  const line = terms.lines.find(({ key }) => key === balance.lineKey)
  const held = lineAllowance(line)
  if (!held) throw new Refused('balance-of-unknown-line', { field: 'balances', line: balance.lineKey })
  const granted = balance.granted ?? Math.max(balance.left, 0)
  const lot: Lot = {
    id: newId(),
    agreementId,
    lineKey: balance.lineKey,
    kind: held.kind,
    number: 0,
    unit: held.allowance.unit,
    granted,
    usableFrom: balance.usableFrom,
    usableTo: balance.usableTo,
    priceMinor: balance.priceMinor,
    currency,
    origin: 'imported',
  }
  return { lot, used: granted - balance.left, on: billedThrough }
}
