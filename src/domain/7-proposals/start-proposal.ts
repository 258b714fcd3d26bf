import { clientExists, contactsOf } from '#clients'
import { allow, firmCard, rateCard } from '#firm'
import { addDays, addMonths, type Day, firstOfMonth } from '#kernel/days.ts'
import { Refused } from '#kernel/decision.ts'
import { writtenDay, writtenMoney } from '#kernel/writing.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { recordHappenings } from '#platform/database/happenings.ts'
import { takeNumbers } from '#platform/database/number-series.ts'
import { newId } from '#platform/ids.ts'
import { optionOf, optionOfSheet } from './option-of.ts'
import { type Draft, numbersFrom, type Option, proposalNumber } from './proposal-shapes.ts'
import { insuredBy } from './rules/insured.ts'
import { termsText } from './rules/terms-text.ts'

type Start = {
  clientId: string
  contactId?: string
  planIds: string[]
  priceSheetId?: string
  startsOn?: Day
  title: string
}

const openDays = 14

/** Starts a proposal from plans of the catalogue, with what can be said of them already; people say it better. */
export function startProposal(context: Context, input: Start) {
  allow(context, 'propose')
  return context.db.write(async (tx) => {
    const { clientId } = input
    await clientExists(tx, clientId)
    const contactId = await addresseeOf(tx, input)
    const { zone } = await firmCard(tx)
    const today = dayAt(context.now, zone)
    const startsOn = input.startsOn ?? addMonths(firstOfMonth(today), 1)
    const draft = await draftOf(tx, context.now, { ...input, startsOn, today })
    const [id, number] = [newId(), numbersFrom + (await takeNumbers(tx, 'proposal', 0))]
    await tx
      .insertInto('proposal')
      .values({
        id,
        number,
        client_id: clientId,
        contact_id: contactId,
        currency: await currencyOf(tx, clientId),
        draft: JSON.stringify(draft),
        made_at: context.now,
        made_by: context.actor.name,
        made_by_id: context.actor.kind === 'person' ? context.actor.personId : null,
      })
      .execute()
    await recordHappenings(tx, context, [
      { kind: 'proposal.started', aboutId: id, clientId, details: { text: proposalNumber(number) } },
    ])
    return { id, number: proposalNumber(number), revision: 1 }
  })
}

/** Whoever is named, or else who may sign, or else the main contact. */
async function addresseeOf(tx: Tx, { clientId, contactId }: Start): Promise<string> {
  const contacts = await contactsOf(tx, clientId)
  const chosen = contactId
    ? contacts.find(({ id }) => id === contactId)
    : (contacts.find(({ signs, email }) => signs && email !== '') ?? contacts[0])
  if (!chosen) throw new Refused('no-such-contact', { field: 'contactId' })
  return chosen.id
}

async function draftOf(
  tx: Tx,
  now: string,
  { clientId, planIds, priceSheetId, title, startsOn, today }: Start & { startsOn: Day; today: Day },
): Promise<Draft> {
  const options: Option[] = priceSheetId ? [await optionOfSheet(tx, now, clientId, priceSheetId)] : []
  for (const planId of planIds) options.push(await optionOf(tx, now, clientId, planId, options.length === 0))
  const first = options[0]
  const writing = await firmCard(tx)
  const money = (minor: number) => writtenMoney(minor, writing.currency, writing)
  return {
    title,
    lead: [],
    startsOn,
    validUntil: addDays(today, openDays),
    options,
    insured: first ? insuredBy(first.terms, await rateCard(tx, today), money) : [],
    prevention: [],
    terms: first ? termsText({ ...first, startsOn }, (day) => writtenDay(day, writing)) : [],
  }
}

async function currencyOf(tx: Tx, clientId: string) {
  const client = await tx
    .selectFrom('client')
    .where('id', '=', clientId)
    .select('currency')
    .executeTakeFirstOrThrow()
  return client.currency
}
