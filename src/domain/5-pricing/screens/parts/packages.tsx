import { useManner } from '#web/manner.tsx'
import { CompareTable } from '#web/ui/compare-table.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { hoursText, moneyText, shareText } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { ShareText } from '#web/ui/share-text.tsx'
import { bpOf, type Package, packageNames, type Sheet } from './sheet.ts'

/** The three ways side by side, with what each does to us and to the client. */
export function Packages({ sheet }: { sheet: Sheet }) {
  const manner = useManner()
  const { packages, years } = sheet
  const cells = (of: (one: Package) => React.ReactNode) => packages.map(of)
  const hours = (value: number) => hoursText(Math.round(value * 60), manner)
  return (
    <Section title="Three ways" aside={`${sheet.choices.months} months, ${sheet.currency}`}>
      <CompareTable
        label="Fixed fee, retainer and block"
        options={packages.map((one) => ({
          id: one.kind,
          title: packageNames[one.kind],
          sub: subOf(one, manner),
          picked: one.kind === 'fixed-fee',
        }))}
        rows={[
          {
            name: 'Price',
            strong: true,
            cells: cells((one) => (
              <span className="price">
                <FigureButton
                  figure={<MoneyText minor={one.priceMinor} whole />}
                  of={priceOf(one, sheet, manner)}
                />
                <small> {one.kind === 'block' ? 'once' : 'a month'}</small>
              </span>
            )),
          },
          { name: 'Expected hours', cells: cells((one) => hours(one.expectedHours)) },
          {
            name: 'Expected cost',
            cells: cells((one) => <MoneyText minor={one.expectedCostMinor} whole bare />),
          },
          {
            name: 'Expected margin',
            cells: cells((one) => <MoneyText minor={one.expectedMarginMinor} whole bare />),
          },
          { name: 'Chance of a loss', cells: cells((one) => <ShareText bp={bpOf(one.chanceOfLoss)} />) },
          {
            name: 'Loss when it goes wrong',
            cells: cells((one) => <MoneyText minor={one.lossWhenItGoesWrongMinor || null} whole bare />),
          },
          ...(['light', 'usual', 'heavy'] as const).map((year) => ({
            name: `Client pays, ${year} year`,
            under: `${hours(years[year])} · by the hour ${moneyText(sheet.timeAndMaterials[year], manner, { whole: true })}`,
            cells: cells((one) => <MoneyText minor={one.clientPays[year]} whole bare />),
          })),
        ]}
      />
    </Section>
  )
}

type Manner = ReturnType<typeof useManner>

const subOf = (one: Package, manner: Manner) =>
  one.hours === null
    ? 'all covered work'
    : `${hoursText(Math.round(one.hours * 60), manner)}${one.kind === 'block' ? '' : ' a month, unused carries one month'}`

function priceOf(one: Package, sheet: Sheet, manner: Manner) {
  const money = (minor: number) => moneyText(minor, manner)
  const months = one.kind === 'block' ? 1 : sheet.choices.months
  const rows =
    one.kind === 'fixed-fee'
      ? [
          { label: `Expected cost of ${sheet.choices.months} months`, value: money(one.expectedCostMinor) },
          { label: 'margin for the risk', value: money(one.expectedMarginMinor) },
          { label: `divided by ${sheet.choices.months} months`, value: money(one.priceMinor), sum: true },
        ]
      : [
          { label: 'Hours', value: hoursText(Math.round((one.hours ?? 0) * 60), manner) },
          {
            label: 'at list, less for buying ahead',
            value: money(Math.round(one.priceMinor / Math.max(1, one.hours ?? 1))),
          },
          { label: months === 1 ? 'Block' : 'A month', value: money(one.priceMinor), sum: true },
        ]
  const risk = shareText(bpOf(one.chanceOfLoss), manner)
  return {
    title: packageNames[one.kind],
    rows,
    note: `Rounded up; at this price the chance of a loss is ${risk}.`,
  }
}
