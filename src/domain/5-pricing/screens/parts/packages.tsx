import { useManner } from '#web/manner.tsx'
import { CompareTable } from '#web/ui/compare-table.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { countText, hoursText, type Manner, moneyText, rangeText, shareText } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { chanceOf, chanceText, costOf, hourlyOf, incomeOf, marginOf, priceOf } from './package-derivations.ts'
import { type Package, packageNames, type Sheet } from './sheet.ts'

/** The three ways side by side, with what each does to us and to the client. */
export function Packages({ sheet }: { sheet: Sheet }) {
  const manner = { ...useManner(), currency: sheet.currency }
  const { packages, choices } = sheet
  const cells = (of: (one: Package) => React.ReactNode) => packages.map(of)
  const money = (minor: number) => <MoneyText minor={minor} whole bare currency={sheet.currency} />
  return (
    <Section
      title="Side by side"
      aside={`${sheet.currency}, ${choices.months} months · every underlined number opens its derivation`}
    >
      <CompareTable
        label="Fixed fee, retainer and block"
        options={packages.map((one) => ({
          id: one.kind,
          title: packageNames[one.kind],
          sub: subOf(one, sheet, manner),
          picked: one.kind === 'fixed-fee',
        }))}
        rows={[
          {
            name: 'Price',
            strong: true,
            cells: cells((one) => (
              <span className="price">
                <FigureButton
                  figure={<MoneyText minor={one.priceMinor} whole currency={sheet.currency} />}
                  of={priceOf(one, sheet, manner)}
                />
                <small> {one.kind === 'block' ? 'a block' : 'a month'}</small>
              </span>
            )),
          },
          {
            name: 'Per endpoint',
            under: `${choices.endpoints} of them`,
            cells: cells((one) => <MoneyText minor={one.perEndpointMinor} bare currency={sheet.currency} />),
          },
          {
            name: 'Expected income',
            cells: cells((one) => (
              <FigureButton figure={money(one.expectedIncomeMinor)} of={incomeOf(one, sheet, manner)} />
            )),
          },
          {
            name: 'Expected cost',
            under: [
              `labour at ${moneyText(choices.costPerHourMinor, manner)} an hour`,
              ...sheet.fixedCosts.map(({ what }) => shortCosts[what]),
            ].join(', '),
            cells: cells((one) => (
              <FigureButton figure={money(one.expectedCostMinor)} of={costOf(one, sheet, manner)} />
            )),
          },
          {
            name: 'Expected margin',
            cells: cells((one) => (
              <>
                <FigureButton figure={money(one.expectedMarginMinor)} of={marginOf(one, manner)} />
                <span className="under">{shareText(marginBp(one), manner)} of income</span>
              </>
            )),
          },
          {
            name: 'Effective hourly rate',
            cells: cells((one) => (
              <FigureButton
                figure={<MoneyText minor={one.effectiveHourlyMinor} bare currency={sheet.currency} />}
                of={hourlyOf(one, sheet, manner)}
              />
            )),
          },
          {
            name: 'Chance of a loss in the year',
            strong: true,
            cells: cells((one) => (
              <FigureButton figure={chanceText(one.chanceOfLoss, manner)} of={chanceOf(one, sheet, manner)} />
            )),
          },
          {
            name: 'Loss when it goes wrong',
            under: 'on average',
            cells: cells((one) => (
              <MoneyText minor={one.lossWhenItGoesWrongMinor || null} whole bare currency={sheet.currency} />
            )),
          },
          {
            name: 'Client pays in a usual year',
            under: `by the hour ${moneyText(sheet.timeAndMaterials.usual, manner, { whole: true })}`,
            cells: cells((one) => money(one.clientPays.usual)),
          },
          {
            name: 'Client pays in four years of five',
            under: `by the hour ${range(sheet.timeAndMaterials, manner)}`,
            cells: cells((one) => range(one.clientPays, manner)),
          },
          {
            name: 'MRR if signed',
            cells: cells((one) =>
              one.monthlyRecurringMinor > 0 ? (
                money(one.monthlyRecurringMinor)
              ) : (
                <>
                  none<span className="under">one-shot unless auto-billed</span>
                </>
              ),
            ),
          },
        ]}
      />
      {sheet.outside.hours >= 0.05 && (
        <p className="caption">
          Beside each of them about {hoursText(Math.round(sheet.outside.hours * 60), manner)} outside the
          cover are billed by the hour: {moneyText(sheet.outside.minor, manner, { whole: true })}, in what the
          client pays.
        </p>
      )}
    </Section>
  )
}

const subOf = (one: Package, { offer }: Sheet, manner: Manner) => {
  if (one.hours === null) return `${offer ? offer.name : 'all work'} · the smallest safe fee`
  const hours = `${countText(one.hours, manner, one.hours % 1 === 0 ? 0 : 1)} h`
  const whose = one.isOwn ? ` · as ${offer?.name ?? 'agreed'} has it` : ''
  return one.unused === null ? `${hours}${whose}` : `${hours} a month${whose} · unused ${one.unused}`
}

const range = ({ light, heavy }: { light: number; heavy: number }, manner: Manner) => {
  const [low, high] = [light, heavy].map((minor) => moneyText(minor, manner, { whole: true, bare: true }))
  return low === high ? low : rangeText(low ?? '', high ?? '')
}

const marginBp = (one: Package) =>
  one.expectedIncomeMinor === 0 ? 0 : Math.round((one.expectedMarginMinor / one.expectedIncomeMinor) * 10_000)

const shortCosts = { tools: 'tools', items: 'goods', visits: 'visits', typed: 'further costs' }
