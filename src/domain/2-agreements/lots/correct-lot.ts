import { allow } from '#firm'
import type { Day } from '#kernel/days.ts'
import { no, orRefuse, Refused } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { found } from '#platform/failures.ts'
import { newId } from '#platform/ids.ts'
import { holdAgreement } from '../agreements/agreement-row.ts'
import { writeMoney } from '../agreements/write-money.ts'
import { agreementNumber } from '../life/activate-agreement.ts'
import { lineAllowance } from '../rules/line-allowance.ts'
import { balanceOf, type Correction, correct, transfer } from '../rules/lot-corrections.ts'
import type { Lot } from '../rules/lots.ts'
import { amount } from '../rules/words.ts'
import { lotsFor } from './lots-of.ts'
import { termsById } from './queries.ts'
import { grantLots, recordDraws } from './record-lots.ts'

type Grant = {
  agreementId: string
  lineKey: string
  amount: number
  usableFrom: Day
  usableTo: Day | null
  priceMinor: number
  reason: string
}

/** Grants hours by hand: a lot of its own, so that it is drawn and lapses as people were told. */
export function grantLot(context: Context, grant: Grant) {
  allow(context, 'manage-agreements')
  return context.db.write(async (tx) => {
    const { id: agreementId, clientId, number, currency } = await holdAgreement(tx, grant.agreementId)
    const agreement = found(await termsById(tx, agreementId, grant.usableFrom), 'agreement in force')
    const lines = agreement.versions.flatMap(({ terms }) => terms.lines)
    const line = lines.findLast(({ key }) => key === grant.lineKey)
    const held = lineAllowance(line)
    if (!held) throw new Refused('no-allowance', { field: 'lineKey', line: line?.name ?? grant.lineKey })
    if (grant.usableTo !== null && grant.usableTo < grant.usableFrom)
      orRefuse(no('days-backwards', { field: 'usableTo' }))
    const { unit } = held.allowance
    const key = newId()
    const { lineKey, usableFrom, usableTo, priceMinor } = grant
    const days = { usableFrom, usableTo }
    const of = { agreementId, lineKey, kind: held.kind, unit, currency }
    const lot: Lot = { ...of, ...days, id: key, number: 0, granted: 0, priceMinor, origin: 'granted' }
    await grantLots(tx, context, [lot])
    const { reason } = grant
    await recordDraws(
      tx,
      context,
      [{ lotId: key, kind: 'grant', units: grant.amount, on: usableFrom, reason }],
      [],
    )
    await tell(
      tx,
      context,
      { agreementId, clientId, number },
      `${amount(grant.amount, { unit }, writeMoney(currency))} granted: ${reason}`,
    )
    return { key }
  })
}

type Corrected = Correction & { agreementId: string; lotKey: string }
type Transferred = {
  kind: 'transfer'
  agreementId: string
  lotKey: string
  units: number
  toAgreementId: string
  toLotKey: string
  onDay: Day
  reason: string
}

/** Puts a lot right by a row in its ledger: nothing that was written is changed. */
export function correctLot(context: Context, input: Corrected | Transferred) {
  allow(context, 'manage-agreements')
  return context.db.write((tx) =>
    input.kind === 'transfer' ? move(tx, context, input) : putRight(tx, context, input),
  )
}

async function putRight(tx: Tx, context: Context, input: Corrected) {
  const agreement = await holdAgreement(tx, input.agreementId)
  const { lot, lots } = await lotHeld(tx, input.agreementId, input.lotKey, input.onDay)
  const row = orRefuse(correct(lot, input))
  await recordDraws(tx, context, [{ ...row, lotId: lot.id }], lots)
  await tell(
    tx,
    context,
    { ...agreement, agreementId: agreement.id },
    `${correctionWords[input.kind]}: ${input.reason}`,
  )
  return { balance: balanceOf(lot) + row.units }
}

async function move(tx: Tx, context: Context, input: Transferred) {
  // Both are held in one order, so that two transfers that cross don't wait for each other.
  for (const id of [input.agreementId, input.toAgreementId].sort()) await holdAgreement(tx, id)
  const from = await lotHeld(tx, input.agreementId, input.lotKey, input.onDay)
  const to = await lotHeld(tx, input.toAgreementId, input.toLotKey, input.onDay)
  const rows = orRefuse(transfer(from.lot, to.lot, input))
  const draws = [
    { ...rows.out, lotId: from.lot.id },
    { ...rows.into, lotId: to.lot.id },
  ]
  await recordDraws(tx, context, draws, [...from.lots, ...to.lots])
  const agreement = await holdAgreement(tx, input.agreementId)
  await tell(tx, context, { ...agreement, agreementId: agreement.id }, `moved: ${input.reason}`)
  return { balance: balanceOf(from.lot) - input.units }
}

async function lotHeld(
  tx: Tx,
  agreementId: string,
  lotKey: string,
  day: Day,
): Promise<{ lot: Lot; lots: Lot[] }> {
  const agreement = found(await termsById(tx, agreementId, day), 'agreement in force')
  const lots = await lotsFor(tx, [agreement], day)
  const lot = lots.find(({ id }) => id === lotKey)
  if (!lot) throw new Refused('no-such-lot', { field: 'lotKey' })
  return { lot, lots }
}

const correctionWords = { correct: 'corrected', extend: 'extended', refund: 'refunded' }

const tell = (
  tx: Tx,
  context: Context,
  { agreementId, clientId, number }: { agreementId: string; clientId: string; number: number },
  what: string,
) =>
  recordHappenings(tx, context, [
    {
      kind: 'lot.corrected',
      aboutId: agreementId,
      clientId,
      details: { text: `${agreementNumber(number)}, hours ${what}` },
    },
  ])
