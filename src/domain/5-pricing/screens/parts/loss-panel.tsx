import { useManner } from '#web/manner.tsx'
import { LossCurve } from '#web/ui/charts/loss-curve.tsx'
import { type Manner, moneyText, shareText } from '#web/ui/format.ts'
import { chanceText } from './package-derivations.ts'
import { bpOf, type FeePoint, type Sheet } from './sheet.ts'

type LossPanelProps = { sheet: Sheet; asked: FeePoint; onAsk?: (feeMinor: number) => void }

/** What a fee risks, with the fee in one's hand. Every fee it stops at came with the sheet, reckoned exactly. */
export function LossPanel({ sheet, asked, onAsk }: LossPanelProps) {
  const manner = { ...useManner(), currency: sheet.currency }
  const { choices } = sheet
  const [fixedFee] = sheet.packages
  const money = (minor: number) => moneyText(minor, manner, { whole: true })
  return (
    <LossCurve
      title={titleOf(asked, money)}
      aside="fixed fee"
      about="The chance of losing money at each monthly fee"
      points={sheet.curve.map(({ feeMinor, chanceOfLoss }) => ({ feeMinor, lossBp: bpOf(chanceOfLoss) }))}
      feeMinor={asked.feeMinor}
      lossBp={bpOf(asked.chanceOfLoss)}
      lossSaid={`${chanceText(asked.chanceOfLoss, manner)} chance of a loss`}
      acceptedBp={bpOf(choices.chanceOfLoss)}
      breakEvenMinor={sheet.breakEvenMinor}
      feeSaid={`a month, ${moneyText(Math.round(asked.feeMinor / choices.endpoints), manner)} an endpoint`}
      slider={
        onAsk && {
          onFee: (feeMinor) => onAsk(stopAt(sheet.curve, asked.feeMinor, feeMinor)),
          stepMinor: choices.roundToMinor,
        }
      }
      caption={
        <>
          {askedWords(sheet, asked, manner)}{' '}
          {fixedFee && (
            <>
              The smallest fee that meets {shareText(bpOf(choices.chanceOfLoss), manner, 0)} is{' '}
              {money(fixedFee.priceMinor)}
              {choices.target === 'book' && (
                <> for the book as a whole; for this client alone it would be {money(sheet.aloneMinor)}</>
              )}
              .
            </>
          )}
          {sheet.planPrice && onAsk && asked.feeMinor !== sheet.planPrice.feeMinor && (
            <>
              {' '}
              <button type="button" className="word" onClick={() => onAsk(sheet.planPrice?.feeMinor ?? 0)}>
                Ask {sheet.offer?.name}’s own {money(sheet.planPrice.feeMinor)}
              </button>
            </>
          )}
          {fixedFee && onAsk && asked.feeMinor !== fixedFee.priceMinor && (
            <>
              {' '}
              <button type="button" className="word" onClick={() => onAsk(fixedFee.priceMinor)}>
                Ask the smallest safe fee, {money(fixedFee.priceMinor)}
              </button>
            </>
          )}
        </>
      }
    />
  )
}

function askedWords({ offer, planPrice }: Sheet, asked: FeePoint, manner: Manner) {
  const money = (minor: number) => moneyText(minor, manner, { whole: true })
  const whose = planPrice?.feeMinor === asked.feeMinor && offer ? `${offer.name}’s own price` : 'This fee'
  const loses =
    asked.lossWhenItGoesWrongMinor > 0
      ? ` When a year loses, it loses ${money(asked.lossWhenItGoesWrongMinor)} on average.`
      : ''
  return `${whose} brings ${money(asked.expectedMarginMinor)} above its cost in the year to be expected, and loses money with ${chanceText(asked.chanceOfLoss, manner)}.${loses}`
}

function titleOf({ feeMinor, chanceOfLoss }: FeePoint, money: (minor: number) => string) {
  const at = `At ${money(feeMinor)} a month`
  if (chanceOfLoss < 0.001) return `${at} hardly any year loses money`
  if (chanceOfLoss > 0.5) return `${at} most years lose money`
  return `${at}, one year in ${Math.max(2, Math.round(1 / chanceOfLoss))} loses money`
}

/** The fee of the curve that is meant: the nearest, but the next one where a step is too short to leave this one. */
function stopAt(curve: readonly FeePoint[], from: number, towards: number): number {
  const near = nearest(curve, towards).feeMinor
  if (near !== from || towards === from) return near
  const beyond =
    towards > from
      ? curve.find(({ feeMinor }) => feeMinor > from)
      : curve.findLast(({ feeMinor }) => feeMinor < from)
  return beyond?.feeMinor ?? from
}

const nearest = (curve: readonly FeePoint[], feeMinor: number): FeePoint =>
  curve.reduce((best, point) =>
    Math.abs(point.feeMinor - feeMinor) < Math.abs(best.feeMinor - feeMinor) ? point : best,
  )
