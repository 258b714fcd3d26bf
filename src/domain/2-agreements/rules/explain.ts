import { printDecimal, rounded, trimmed } from '#kernel/decimal.ts'
import { printMinutes } from '#kernel/minutes.ts'
import { decimalsOf, printAmount } from '#kernel/money.ts'
import { findingSentences } from './explain-finding.ts'
import { type Names, nameOf } from './names.ts'
import type { Premium, RatedPiece, RateSource } from './rated.ts'

/**
 * The trace of a piece in plain sentences: how its agreement was found, what was tested, how it was rounded,
 * drawn and priced. Everything comes from the piece, so a stored one explains itself. English; amounts and
 * hours without locale.
 */
export function explain(piece: RatedPiece, names: Names = {}): string[] {
  return [
    ...findingSentences(piece, names),
    ...roundingSentences(piece),
    ...drawSentences(piece, names),
    ...valueSentences(piece),
    ...priceSentences(piece),
  ]
}

function roundingSentences({ kind, actualMinutes, billableMinutes, coveredBy }: RatedPiece): string[] {
  if (kind === 'travel' || actualMinutes === billableMinutes) return []
  const counting = coveredBy === 'unlimited' ? 'Unlimited cover counts the minutes worked.' : ''
  return [
    `${printMinutes(actualMinutes)} h worked are ${printMinutes(billableMinutes)} h after rounding. ${counting}`.trim(),
  ]
}

function drawSentences(piece: RatedPiece, names: Names): string[] {
  const { lotId, unit, drawnUnits, burnBp, billableMinutes, currency } = piece
  if (!lotId || !unit) return []
  const drawn = {
    minutes: `${printMinutes(drawnUnits)} h`,
    money: `${printAmount(drawnUnits, currency)} ${currency}`,
    visits: `${drawnUnits} ${drawnUnits === 1 ? 'visit' : 'visits'}`,
    incidents: `${drawnUnits} ${drawnUnits === 1 ? 'incident' : 'incidents'}`,
  }[unit]
  const weight = burnBp === 10_000 || unit !== 'minutes' ? '' : `, burning ${times(burnBp)}`
  const ahead = piece.borrowed ? ' It is borrowed from the next period.' : ''
  return [`${printMinutes(billableMinutes)} h draw ${drawn} from ${nameOf(lotId, names)}${weight}.${ahead}`]
}

function valueSentences(piece: RatedPiece): string[] {
  const { listMinor, listRateMinor, listMultiplierBp, waivedMinor, waived, travel } = piece
  if (piece.rateFrom === 'none' && listRateMinor === 0 && !travel) return []
  if (travel)
    return [`The way is worth ${money(piece, listMinor)}${travel.zone ? ` in zone ${travel.zone}` : ''}.`]
  const multiplier = listMultiplierBp === 10_000 ? '' : ` ${times(listMultiplierBp)}`
  const value = `At list it is worth ${hours(piece)} × ${money(piece, listRateMinor)}${multiplier} = ${money(piece, listMinor)}.`
  if (waived.length === 0) return [value]
  const what = waived.map((premium) => premiumWords[premium]).join(' and ')
  return [
    value,
    waivedMinor === 0
      ? `The ${what} premium is waived, which saves nothing here: a larger one applies.`
      : `The ${what} premium is waived: ${money(piece, waivedMinor)} less.`,
  ]
}

function priceSentences(piece: RatedPiece): string[] {
  const { outcome, coveredMinor, billedMinor, heldMinor, excludedMinor, givenAwayMinor } = piece
  switch (outcome) {
    case 'covered':
      return [`Covered: ${money(piece, coveredMinor)} is not billed.`]
    case 'billed':
      return [`Billed ${priceWords(piece)} = ${money(piece, billedMinor)}.`, ...savingSentences(piece)]
    case 'held':
      return [`Held; it would cost ${money(piece, heldMinor)}.`]
    case 'excluded':
      return [`Neither covered nor billed: ${money(piece, excludedMinor)} is lost.`]
    case 'given-away':
      return [`Given away: ${money(piece, givenAwayMinor)}.`]
  }
}

function priceWords(piece: RatedPiece): string {
  const { hourlyMicro, rateFrom, rateMinor, multiplierBp, multiplierFrom, discountBp, travel } = piece
  if (travel) return travel.kind === 'flat' ? 'by zone' : `for ${travel.metres / 1000} km`
  const multiplier = multiplierFrom ? ` ${times(multiplierBp)} (${premiumWords[multiplierFrom]})` : ''
  const discount = discountBp > 0 ? ` less ${discountBp / 100} %` : ''
  const base = `${money(piece, rateMinor)} (${sourceWords[rateFrom]})${multiplier}${discount}`
  const final =
    multiplier || discount
      ? `${base}, ${hourlyText(hourlyMicro, piece.currency)} ${piece.currency} an hour`
      : base
  return `${hours(piece)} × ${final}`
}

/** As many decimals as it needs, at least the currency's. */
function hourlyText(micro: number, currency: string): string {
  const hourly = trimmed({ digits: BigInt(micro), scale: 6 })
  return printDecimal(rounded(hourly, Math.max(hourly.scale, decimalsOf(currency))))
}

function savingSentences(piece: RatedPiece): string[] {
  const { rateSavingMinor, discountMinor } = piece
  const rate =
    rateSavingMinor === 0 ? [] : [`The rate differs from the list by ${money(piece, rateSavingMinor)}.`]
  const discount = discountMinor === 0 ? [] : [`The discount is ${money(piece, discountMinor)}.`]
  return [...rate, ...discount]
}

const money = ({ currency }: RatedPiece, minor: number) => `${printAmount(minor, currency)} ${currency}`
const hours = ({ coveredBy, actualMinutes, billableMinutes }: RatedPiece) =>
  `${printMinutes(coveredBy === 'unlimited' ? actualMinutes : billableMinutes)} h`
const times = (bp: number) => `× ${bp / 10_000}`

const premiumWords: Record<Premium, string> = {
  evening: 'evening',
  weekend: 'weekend',
  holiday: 'holiday',
  emergency: 'emergency',
  'work-type': 'work type',
}

const sourceWords: Record<RateSource, string> = {
  entry: 'set by hand',
  ticket: "the ticket's rate",
  'agreement-work-type': 'agreed for this work type',
  'agreement-role': 'agreed for this role',
  'agreement-default': 'the agreed rate',
  client: "the client's rate",
  'firm-role': 'list, by role',
  'firm-work-type': 'list, by work type',
  'firm-default': 'list',
  overage: 'the overage rate',
  travel: 'the travel rate',
  none: 'no rate',
}
