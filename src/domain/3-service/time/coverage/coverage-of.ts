import type { z } from 'zod'
import { type AgreementTerms, explain, lotBalance, type RatedPiece, stateOn } from '#agreements/rules'
import { may } from '#firm/rules'
import type { Day } from '#kernel/days.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { coverageHeadline, testWords } from '../rules.ts'
import type { CoverageOfWork, HoursLeft } from './contract.ts'
import { type OpenTime, rateOpenTime } from './rate-open-time.ts'

type Coverage = z.infer<typeof CoverageOfWork>

/** What becomes of the time logged on a ticket; null while none of it is open. */
export async function coverageOfTicket(tx: Tx, context: Context, ticketId: string): Promise<Coverage | null> {
  const ticket = await tx
    .selectFrom('ticket')
    .select('client_id')
    .where('id', '=', ticketId)
    .executeTakeFirst()
  if (!ticket) return null
  const time = await rateOpenTime(tx, context, [ticket.client_id])
  const pieces = time.rated.pieces.filter((piece) => piece.ticketId === ticketId)
  return pieces.length === 0 ? null : coverageShape(context, time, pieces)
}

/** Rated pieces in words, with what is left of what the agreement grants. Money only for those who see it. */
export function coverageShape(context: Context, time: OpenTime, pieces: readonly RatedPiece[]): Coverage {
  const seesMoney = may(context.actor, 'see-money').yes
  const names = namesOf(time.agreements)
  const agreementId = pieces.find((piece) => piece.agreementId !== null)?.agreementId ?? null
  const work = pieces.filter(({ kind }) => kind === 'work')
  const minutesBy = (outcome: RatedPiece['outcome']) =>
    total(work.filter((piece) => piece.outcome === outcome).map(({ billableMinutes }) => billableMinutes))
  return {
    headline: coverageHeadline(pieces, names),
    agreement: agreementId ? { id: agreementId, name: names[agreementId] ?? '' } : null,
    currency: pieces[0]?.currency ?? '',
    minutes: total(work.map(({ actualMinutes }) => actualMinutes)),
    coveredMinutes: minutesBy('covered'),
    billedMinutes: minutesBy('billed'),
    heldMinutes: minutesBy('held'),
    billedMinor: seesMoney ? total(pieces.map(({ billedMinor }) => billedMinor)) : null,
    waivedMinor: seesMoney ? total(pieces.map(({ waivedMinor }) => waivedMinor)) : null,
    pieces: pieces.map((piece) => pieceShape(piece, names, seesMoney)),
    left: agreementId ? hoursLeft(time, agreementId).map(({ key: _, ...line }) => line) : [],
  }
}

function pieceShape(
  piece: RatedPiece,
  names: Record<string, string>,
  seesMoney: boolean,
): Coverage['pieces'][number] {
  const sentences = explain(piece, names)
  const told = seesMoney ? sentences : sentences.filter((sentence) => !sentence.includes(piece.currency))
  return {
    entryId: piece.entryId,
    outcome: piece.outcome,
    reason: piece.reason,
    class: piece.class,
    emergency: piece.emergency,
    actualMinutes: piece.actualMinutes,
    billableMinutes: piece.billableMinutes,
    line: piece.lineKey && (names[piece.lineKey] ?? piece.lineKey),
    drawnUnits: piece.drawnUnits,
    unit: piece.unit,
    billedMinor: seesMoney ? piece.billedMinor : null,
    waivedMinor: seesMoney ? piece.waivedMinor : null,
    words: told.join(' '),
    tests: piece.tests.map(({ lineKey, test, passed, detail }) => ({
      line: lineKey && (names[lineKey] ?? lineKey),
      test,
      passed,
      words: detail ? `${testWords[test]} (${detail})` : testWords[test],
    })),
  }
}

type LineLeft = z.infer<typeof HoursLeft> & { key: string }

/** What each line of an agreement still grants today, this work taken off. */
export function hoursLeft({ rated, agreements, today }: OpenTime, agreementId: string): LineLeft[] {
  const names = namesOf(agreements)
  const lines = new Map<string, LineLeft>()
  for (const lot of rated.lots) {
    if (lot.agreementId !== agreementId || lot.kind === 'tolerance' || !isUsable(lot, today)) continue
    const before = lines.get(lot.lineKey)
    lines.set(lot.lineKey, {
      key: lot.lineKey,
      line: names[lot.lineKey] ?? lot.lineKey,
      unit: lot.unit,
      granted: (before?.granted ?? 0) + lot.granted,
      left: (before?.left ?? 0) + lotBalance(lot, today),
      usableTo: earlier(before?.usableTo ?? null, lot.usableTo),
    })
  }
  return [...lines.values()]
}

const isUsable = ({ usableFrom, usableTo }: { usableFrom: Day; usableTo: Day | null }, today: Day) =>
  usableFrom <= today && (usableTo === null || today <= usableTo)

const earlier = (a: Day | null, b: Day | null) => (a === null ? b : b === null || a < b ? a : b)

/** How people call agreements and lines that a trace names by id and key. */
export function namesOf(agreements: readonly AgreementTerms[]): Record<string, string> {
  return Object.fromEntries(
    agreements.flatMap(({ id, name = id, versions }) => [
      [id, name],
      ...versions.flatMap(({ terms }) => terms.lines.map((line) => [line.key, line.name])),
    ]),
  )
}

/** The terms that serve a client today, the agreement's own client first. */
export const servingToday = ({ agreements, today }: OpenTime, clientId: string): AgreementTerms[] =>
  agreements.filter((agreement) => {
    const { phase, version } = stateOn(agreement, today)
    const isServed = agreement.clientId === clientId || version.terms.scope?.clientIds?.includes(clientId)
    return phase === 'active' && isServed
  })

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)
