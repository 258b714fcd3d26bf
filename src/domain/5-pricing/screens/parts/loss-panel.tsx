import { useState } from 'react'
import { useManner } from '#web/manner.tsx'
import { LossCurve } from '#web/ui/charts/loss-curve.tsx'
import { moneyText } from '#web/ui/format.ts'
import { bpOf, type Sheet } from './sheet.ts'

/** What a fee risks, with the fee in one's hand: the curve came with the sheet, so the slider answers at once. */
export function LossPanel({ sheet }: { sheet: Sheet }) {
  const manner = useManner()
  const quoted = sheet.packages[0]?.priceMinor ?? 0
  const [feeMinor, setFee] = useState(quoted)
  const lossBp = bpOf(lossAt(sheet.curve, feeMinor))
  const perEndpoint = moneyText(Math.round(feeMinor / sheet.choices.endpoints), manner)
  return (
    <LossCurve
      title={titleOf(lossBp, bpOf(sheet.choices.chanceOfLoss))}
      aside="chance of a loss, fixed fee"
      about="The chance of losing money at each monthly fee"
      points={sheet.curve.map((point) => ({ feeMinor: point.feeMinor, lossBp: bpOf(point.chanceOfLoss) }))}
      feeMinor={feeMinor}
      lossBp={lossBp}
      acceptedBp={bpOf(sheet.choices.chanceOfLoss)}
      breakEvenMinor={sheet.breakEvenMinor}
      feeSaid={`a month, ${perEndpoint} an endpoint`}
      slider={{ onFee: setFee, stepMinor: sheet.choices.roundToMinor }}
    />
  )
}

const titleOf = (lossBp: number, acceptedBp: number) => {
  const oneIn = Math.max(2, Math.round(10_000 / Math.max(1, lossBp)))
  if (lossBp > acceptedBp) return `This fee loses money in one year of ${oneIn}`
  return lossBp < 50 ? 'This fee hardly ever loses money' : `This fee holds in all but one year of ${oneIn}`
}

/** The chance between two points of the curve, by the straight line between them. */
function lossAt(curve: Sheet['curve'], feeMinor: number): number {
  const above = curve.findIndex((point) => point.feeMinor >= feeMinor)
  if (above < 0) return curve.at(-1)?.chanceOfLoss ?? 0
  const high = curve[above]
  const low = curve[above - 1]
  if (!high || !low) return curve[0]?.chanceOfLoss ?? 0
  const part = (feeMinor - low.feeMinor) / (high.feeMinor - low.feeMinor)
  return low.chanceOfLoss + part * (high.chanceOfLoss - low.chanceOfLoss)
}
