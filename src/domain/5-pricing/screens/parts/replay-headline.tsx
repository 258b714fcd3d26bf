import { Text } from '@mantine/core'
import { rangeSentence } from '#pricing/rules'
import { useManner } from '#web/manner.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { countText, moneyText } from '#web/ui/format.ts'
import { Headline } from '#web/ui/headline.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { billedWords, type Replay } from './replay-shape.ts'

/** What the offer would have saved, or cost more; and where that lies in years like this one. */
export function ReplayHeadline({ replay }: { replay: Replay }) {
  const { currency, savingMinor, billedMinor, underOfferMinor, feeMinor, workMinor, offer, months } = replay
  const manner = useManner()
  const money = (minor: number) => moneyText(minor, manner, { currency })
  const whole = (minor: number) => <MoneyText minor={minor} currency={currency} whole />
  const difference = {
    title: `Under ${offer}`,
    rows: [
      { label: billedWords[replay.source], value: money(billedMinor) },
      { label: `minus under ${offer}`, value: money(underOfferMinor) },
      { label: 'Difference', value: money(savingMinor), sum: true },
    ],
    note: 'Net of tax. Licences that are only passed on are left out on both sides.',
  }
  const under = {
    title: `Under ${offer}`,
    rows: [
      { label: 'Fees', value: money(feeMinor) },
      { label: 'plus work on top', value: money(workMinor) },
      { label: offer, value: money(underOfferMinor), sum: true },
    ],
    note: 'Work on top is what the cover leaves out, at the offer’s own prices, and blocks bought for it.',
  }
  return (
    <>
      <Headline
        figures={[
          {
            name: savingMinor >= 0 ? 'Would have been saved' : 'Would have cost more',
            figure: <FigureButton figure={whole(Math.abs(savingMinor))} of={difference} />,
            note: months.length === 12 ? 'in twelve months' : `in ${countText(months.length, manner)} months`,
          },
          { name: billedWords[replay.source], figure: whole(billedMinor) },
          { name: `Under ${offer}`, figure: <FigureButton figure={whole(underOfferMinor)} of={under} /> },
        ]}
      />
      <Range replay={replay} />
    </>
  )
}

function Range({ replay: { range, noRange, currency } }: { replay: Replay }) {
  const manner = useManner()
  const money = (minor: number) => moneyText(minor, manner, { currency, whole: true })
  if (!range)
    return (
      <Text c="var(--ink-2)" maw={680} mt={-20} mb={36}>
        {noRange}
      </Text>
    )
  return (
    <Text maw={680} mt={-20} mb={36}>
      {rangeSentence(range, money)}{' '}
      <FigureButton
        figure="How that is drawn"
        of={{
          title: 'A year like the last one',
          rows: [
            { label: 'Years drawn', value: countText(range.samples, manner) },
            { label: 'of so many of these months each', value: countText(range.months, manner) },
            { label: 'One year in twenty is below', value: money(range.lowMinor) },
            { label: 'One year in twenty is above', value: money(range.highMinor), sum: true },
          ],
          note: `Each drawn month is billed as it was and rated under the offer, what rolls over in its new order; the fee is the one of this year. A new kind of year isn’t in it. Seed ${range.seed}: the same question has the same answer.`,
        }}
      />
    </Text>
  )
}
