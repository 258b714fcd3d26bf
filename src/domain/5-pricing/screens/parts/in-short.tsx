import { useManner } from '#web/manner.tsx'
import { countText, moneyText, shareText } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { bpOf, type FeePoint, type Sheet } from './sheet.ts'

const years = [
  ['light', 'A light year', 'nine of ten are heavier'],
  ['usual', 'A usual year', 'half are heavier'],
  ['heavy', 'A heavy year', 'one of ten is heavier'],
] as const

/** One sentence and three years: what a small firm needs to name a price. */
export function InShort({ sheet, asked }: { sheet: Sheet; asked: FeePoint }) {
  const manner = { ...useManner(), currency: sheet.currency }
  const { choices } = sheet
  const [fixedFee] = sheet.packages
  const money = (minor: number) => <MoneyText minor={minor} whole bare currency={sheet.currency} />
  if (!fixedFee) return null
  const fees = asked.feeMinor * choices.months
  const fixed = choices.fixedPerYearMinor * (choices.months / 12)
  const costOf = (hours: number) => Math.round(hours * choices.costPerHourMinor + fixed)
  return (
    <Section title="In short" aside={`${sheet.currency}, ${choices.months} months`}>
      <p className="lead">
        Ask {moneyText(fixedFee.priceMinor, manner, { whole: true })} a month at least: then{' '}
        {oddsWords(fixedFee.chanceOfLoss, (share) => shareText(bpOf(share), manner))}. Below{' '}
        {moneyText(sheet.breakEvenMinor, manner, { whole: true })} it doesn’t cover what is to be expected.
      </p>
      <table className="ledger">
        <thead>
          <tr>
            <th />
            <th className="n">Hours</th>
            <th className="n">It costs us</th>
            <th className="n">At {moneyText(asked.feeMinor, manner, { whole: true })} a month we keep</th>
            <th className="n only-wide">By the hour they would pay</th>
          </tr>
        </thead>
        <tbody>
          {years.map(([year, name, odds]) => (
            <tr key={year}>
              <td>
                {name}
                <span className="under">{odds}</span>
              </td>
              <td className="n">{countText(sheet.years[year], manner, 1)}</td>
              <td className="n">{money(costOf(sheet.years[year]))}</td>
              <td className="n">{money(fees - costOf(sheet.years[year]))}</td>
              <td className="n only-wide">{money(sheet.timeAndMaterials[year])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function oddsWords(chance: number, share: (value: number) => string) {
  if (chance < 0.001) return 'hardly any year loses money'
  const oneIn = Math.round(1 / chance)
  return `one year in ${oneIn} loses money, ${share(chance)}`
}
