import { sql } from 'kysely'
import type { z } from 'zod'
import { allow } from '#firm'
import { addMonths, type Day } from '#kernel/days.ts'
import { orRefuse } from '#kernel/decision.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { countFacts } from '../agreements/monthly.ts'
import { ratingCard } from '../choices/choices.ts'
import { checkTerms } from '../rules/check-terms.ts'
import { explain } from '../rules/explain.ts'
import { grantsFor } from '../rules/grants.ts'
import type { RatedPiece } from '../rules/rated.ts'
import type { AgreementTerms, Terms } from '../rules/terms.ts'
import type { TimeEntry } from '../rules/time-entry.ts'
import {
  comeAgain,
  type ExpectedWork,
  expectedEntries,
  type ForeseenInvoice,
  whatIf,
} from '../rules/what-if.ts'
import type { PastWork } from './contract.ts'

type Past = z.infer<typeof PastWork>
export type WhatIfQuestion = {
  clientId: string
  terms: Terms
  currency?: string
  startsOn: Day
  months: number
  expected: readonly ExpectedWork[]
  past: readonly Past[]
}

/** The agreement that is asked about exists nowhere; this is its name in the trace. */
const asked = 'what-if'

/** What the coming invoices would be under terms that nobody signed. Nothing is written. */
export function foresee(context: Context, question: WhatIfQuestion) {
  allow(context, 'see-money')
  const { clientId, startsOn, months, expected } = question
  const terms = orRefuse(checkTerms(question.terms))
  return context.db.read(async (tx) => {
    const currency = question.currency ?? (await currencyOf(tx, clientId))
    const toExclusive = addMonths(startsOn, months)
    const agreement = agreementAsked(terms, clientId, currency, startsOn)
    const past = question.past.flatMap((work) => pastEntry(clientId, work))
    const counts = (await countFacts(tx, [clientId])).get(clientId) ?? []
    const invoices = whatIf({
      agreement,
      counts,
      entries: [
        ...expectedEntries(clientId, expected, startsOn, months).map((entry) => ({
          ...entry,
          agreementId: asked,
        })),
        ...comeAgain(past, asked),
      ],
      rateCard: await ratingCard(tx, startsOn, [clientId]),
      // Nobody asks whether invoices that nobody sent are paid.
      lots: grantsFor(agreement, toExclusive, counts).map((lot) => ({ ...lot, needsPayment: false })),
      from: startsOn,
      toExclusive,
    })
    return {
      currency,
      invoices: invoices.map((invoice) => shown(invoice, terms)),
      ...sumsOf(invoices),
      pastRead: past.length,
    }
  })
}

function agreementAsked(terms: Terms, clientId: string, currency: string, startsOn: Day): AgreementTerms {
  const version = { effectiveOn: startsOn, startsOn, endsOn: null, terms }
  return { id: asked, name: 'These terms', clientId, currency, versions: [version] }
}

async function currencyOf(tx: Tx, clientId: string) {
  const { rows } = await sql<{
    currency: string
  }>`select currency from client where id = ${clientId}`.execute(tx)
  return found(rows[0], 'client').currency
}

/** Work that says neither when nor how long isn't read; the answer says how much was. */
function pastEntry(clientId: string, { startedAt, endedAt, workedOn, minutes, ...facts }: Past): TimeEntry[] {
  if (startedAt && endedAt) return [{ ...facts, clientId, startedAt, endedAt }]
  if (workedOn && minutes) return [{ ...facts, clientId, workedOn, minutes }]
  return []
}

function sumsOf(invoices: readonly ForeseenInvoice[]) {
  const sum = (of: (invoice: ForeseenInvoice) => number) =>
    invoices.reduce((all, invoice) => all + of(invoice), 0)
  return {
    netMinor: sum(({ netMinor }) => netMinor),
    feesMinor: sum(({ feesMinor }) => feesMinor),
    workMinor: sum(({ workMinor }) => workMinor),
    coveredMinor: sum(({ totals }) => totals?.coveredMinor ?? 0),
    waivedMinor: sum(({ totals }) => totals?.waivedMinor ?? 0),
  }
}

/** No invoice explains more pieces than a person reads. */
const mostExplained = 40

function shown(
  { on, fees, pieces, totals, feesMinor, workMinor, netMinor, left }: ForeseenInvoice,
  terms: Terms,
) {
  const names = Object.fromEntries([
    [asked, 'These terms'],
    ...terms.lines.map(({ key, name }) => [key, name]),
  ])
  return {
    on,
    feesMinor,
    workMinor,
    netMinor,
    fees: fees.map(({ name, service, quantity, unitPrice, netMinor: fee }) => ({
      name,
      from: service.from,
      toExclusive: service.toExclusive,
      quantity,
      unitPrice,
      netMinor: fee,
    })),
    work: totals && {
      coveredMinutes: totals.coveredMinutes,
      billedMinutes: totals.billedMinutes,
      heldMinutes: totals.heldMinutes,
      coveredMinor: totals.coveredMinor,
      billedMinor: totals.billedMinor,
      heldMinor: totals.heldMinor,
      waivedMinor: totals.waivedMinor,
      discountMinor: totals.discountMinor,
      listMinor: totals.listMinor,
      why: pieces
        .toSorted((a, b) => b.billedMinor - a.billedMinor)
        .slice(0, mostExplained)
        .map((piece) => ({
          title: titleOf(piece),
          sentences: explain(piece, names),
          billedMinor: piece.billedMinor,
        })),
    },
    left: left.map(({ lineKey, unit, units }) => ({ line: names[lineKey] ?? lineKey, unit, units })),
  }
}

const titleOf = ({ workedOn, category, workType, actualMinutes }: RatedPiece) =>
  [workedOn, category ?? workType ?? 'work', `${actualMinutes} min`].join(', ')
