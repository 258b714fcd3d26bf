import { offeredTerms, planVersion } from '#agreements'
import { TermsShape } from '#agreements/contract'
import { Refused } from '#kernel/decision.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { newId } from '#platform/ids.ts'
import { savedSheet } from '#pricing'
import type { Option } from './proposal-shapes.ts'
import { replayOf } from './replays.ts'
import { askingFee } from './rules/ask-fee.ts'

const usualTermMonths = 12

/** An option as a plan has it, with the client's last year under it. */
export async function optionOf(
  tx: Tx,
  now: string,
  clientId: string,
  planId: string,
  recommended: boolean,
): Promise<Option> {
  const { id, name, terms } = await planVersion(tx, planId)
  return writtenOption(tx, now, clientId, { name, terms, planVersionId: id, recommended, priceSheetId: null })
}

/** The plan or draft that a saved price sheet is of, at the fee it asks. */
export async function optionOfSheet(tx: Tx, now: string, clientId: string, sheetId: string): Promise<Option> {
  const sheet = await savedSheet(tx, sheetId)
  const { offer, asked, number } = sheet
  if (sheet.clientId !== clientId)
    throw new Refused('sheet-of-another-client', { field: 'priceSheetId', number })
  if (!offer) throw new Refused('sheet-without-plan', { field: 'priceSheetId', number })
  const { planId, agreementId } = offer
  const plan = planId ? await planVersion(tx, planId) : undefined
  const { name, terms } = plan ?? (await offeredTerms(tx, { agreementId: agreementId ?? '' }))
  return writtenOption(tx, now, clientId, {
    name,
    terms: TermsShape.parse(askingFee(terms, offer.monthlyMinor, asked.feeMinor)),
    planVersionId: plan?.id ?? null,
    recommended: true,
    priceSheetId: sheetId,
  })
}

async function writtenOption(
  tx: Tx,
  now: string,
  clientId: string,
  given: Pick<Option, 'name' | 'terms' | 'planVersionId' | 'recommended' | 'priceSheetId'>,
): Promise<Option> {
  const { terms } = given
  return {
    ...given,
    key: newId().slice(-8),
    pitch: terms.lines[0]?.name ?? '',
    termMonths: terms.renewal?.kind === 'evergreen' ? null : usualTermMonths,
    optionalLines: [],
    replay: await replayOf(tx, now, clientId, terms),
  }
}
