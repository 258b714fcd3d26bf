import { countFacts } from '#agreements'
import { ownFigureOf } from '#clients'
import { firmCard } from '#firm'
import { addDays, addMonths, type Day, firstOfMonth } from '#kernel/days.ts'
import { writtenMoney } from '#kernel/writing.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { attainmentByMonth } from '#service'
import { type HeldProposal, type ProposalRecord, peopleOf } from './held-proposal.ts'
import { proposalNumber, type Sealed } from './proposal-shapes.ts'
import { consentSentence } from './rules/may.ts'
import { endsOnOf, priceOf, priceOfLine } from './rules/price.ts'
import { recordOf } from './rules/record.ts'
import { cellsOf, kindOf } from './rules/what-it-says.ts'

type Place = { revision: number; previousHash: string | null }
type By = { now: string; actor: { name: string } }

/** Everything that the client reads, as it stands now: prices by the rules that bill, the record by the clocks. */
export async function sealedContent(
  tx: Tx,
  by: By,
  proposal: ProposalRecord & Pick<HeldProposal, 'today'>,
  { revision, previousHash }: Place,
): Promise<Sealed> {
  const { draft, clientId, client, clientAddress, contactId, currency } = proposal
  const { name, address, phone, email, locale, zone } = await firmCard(tx)
  const contact = found(
    (await peopleOf(tx, clientId)).find(({ id }) => id === contactId),
    'contact',
  )
  return {
    form: 'perennial-proposal-1',
    number: proposalNumber(proposal.number),
    revision,
    previousHash,
    sentAt: by.now,
    preparedBy: by.actor.name,
    firm: { name, address, phone, email, locale, zone },
    client: { id: clientId, name: client, address: clientAddress },
    contact: { id: contact.id, name: contact.name, email: contact.email, title: contact.title },
    currency,
    title: draft.title,
    lead: draft.lead,
    startsOn: draft.startsOn,
    validUntil: draft.validUntil,
    options: await sealedOptions(tx, proposal, locale),
    insured: draft.insured,
    ownFigure: await ownFigureOf(tx, clientId),
    record: await trackRecord(tx, proposal.today, by.now),
    prevention: draft.prevention,
    terms: draft.terms,
    consent: consentSentence(client),
  }
}

async function sealedOptions(tx: Tx, { draft, clientId, currency }: ProposalRecord, locale: string) {
  const counts = (await countFacts(tx, [clientId])).get(clientId) ?? []
  const money = (minor: number) => writtenMoney(minor, currency, { locale }, { whole: true })
  const { startsOn } = draft
  return draft.options.map(({ priceSheetId: _ours, ...option }) => {
    const offered = { clientId, currency, startsOn, termMonths: option.termMonths, terms: option.terms }
    return {
      ...option,
      kind: kindOf(option.terms),
      endsOn: endsOnOf(offered),
      price: priceOf(offered, counts),
      cells: cellsOf(option.terms, money),
      optionalLines: option.optionalLines.map((one) => ({
        ...one,
        ...priceOfLine(offered, one.line, counts),
      })),
    }
  })
}

/** Twelve whole months up to yesterday's month end; a firm that has promised nothing yet quotes nothing. */
async function trackRecord(tx: Tx, today: Day, now: string): Promise<Sealed['record']> {
  const from = addMonths(firstOfMonth(today), -12)
  const through = addDays(firstOfMonth(today), -1)
  const channels = recordOf(await attainmentByMonth(tx, { from, through }, now))
  return channels.length === 0 ? null : { from, through, channels }
}
