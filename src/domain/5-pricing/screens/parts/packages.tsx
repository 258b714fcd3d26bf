import { useManner } from '#web/manner.tsx'
import { CompareTable } from '#web/ui/compare-table.tsx'
import type { DerivationFacts } from '#web/ui/derivation.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { countText, hoursText, type Manner, moneyText, rangeText, shareText } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { bpOf, type Package, packageNames, type Sheet } from './sheet.ts'

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
  return one.kind === 'block' ? `${hours}${whose}` : `${hours} a month${whose}`
}

export const chanceText = (chance: number, manner: Manner) =>
  chance < 0.001 ? `under ${shareText(10, manner)}` : shareText(bpOf(chance), manner)

const range = ({ light, heavy }: { light: number; heavy: number }, manner: Manner) => {
  const [low, high] = [light, heavy].map((minor) => moneyText(minor, manner, { whole: true, bare: true }))
  return low === high ? low : rangeText(low ?? '', high ?? '')
}

const marginBp = (one: Package) =>
  one.expectedIncomeMinor === 0 ? 0 : Math.round((one.expectedMarginMinor / one.expectedIncomeMinor) * 10_000)

function priceOf(one: Package, sheet: Sheet, manner: Manner): DerivationFacts {
  const money = (minor: number) => moneyText(minor, manner)
  const { choices } = sheet
  const hours = one.hours ?? 0
  if (one.kind === 'fixed-fee')
    return {
      title: 'The smallest fee that is safe enough',
      rows: [
        { label: `Expected cost of ${choices.months} months`, value: money(one.expectedCostMinor) },
        { label: 'plus margin for the risk', value: money(one.expectedMarginMinor) },
        { label: `divided by ${choices.months} months`, value: money(one.priceMinor), sum: true },
      ],
      note: `Rounded up to ${money(choices.roundToMinor)}. At it a year makes a loss with ${chanceText(one.chanceOfLoss, manner)}; ${shareText(bpOf(choices.chanceOfLoss), manner, 0)} is accepted${choices.target === 'book' ? ' for all fixed fees together' : ''}.`,
    }
  if (one.isOwn)
    return {
      title: `${sheet.offer?.name ?? 'The agreement'}’s own price`,
      rows: [
        { label: 'Hours', value: countText(hours, manner, 2) },
        { label: 'an hour', value: money(Math.round(one.priceMinor / Math.max(1, hours))) },
        { label: one.kind === 'block' ? 'A block' : 'A month', value: money(one.priceMinor), sum: true },
      ],
    }
  return {
    title: packageNames[one.kind],
    rows: [
      { label: 'Hours that do in eight of ten', value: countText(hours, manner, 2) },
      { label: 'at list', value: money(Math.round(hours * choices.hourlyRateMinor)) },
      {
        label: 'less for buying ahead',
        value: money(one.priceMinor - Math.round(hours * choices.hourlyRateMinor)),
      },
      { label: one.kind === 'block' ? 'A block' : 'A month', value: money(one.priceMinor), sum: true },
    ],
    note: `Rounded up to ${money(choices.roundToMinor)}.`,
  }
}

function incomeOf(one: Package, { choices }: Sheet, manner: Manner): DerivationFacts {
  const money = (minor: number) => moneyText(minor, manner)
  const fees = one.kind === 'block' ? one.priceMinor : one.priceMinor * choices.months
  const beyond = one.expectedIncomeMinor - fees
  return {
    title: 'Expected income',
    rows: [
      {
        label: one.kind === 'block' ? 'The block' : `${choices.months} months at ${money(one.priceMinor)}`,
        value: money(fees),
      },
      ...(one.kind === 'fixed-fee' ? [] : [{ label: 'Hours beyond, billed', value: money(beyond) }]),
      { label: 'Income', value: money(one.expectedIncomeMinor), sum: true },
    ],
  }
}

const shortCosts = { tools: 'tools', items: 'goods', visits: 'visits', typed: 'further costs' }

const costWords = {
  tools: 'Tools of the endpoints',
  items: 'Goods and licences of the plan',
  visits: 'Proactive visits',
  typed: 'Further costs',
}

function costOf(one: Package, { choices, fixedCosts }: Sheet, manner: Manner): DerivationFacts {
  const money = (minor: number) => moneyText(minor, manner)
  const shown = fixedCosts.map(({ what, minor }) => ({
    label: costWords[what],
    minor: Math.round((minor * choices.months) / 12),
  }))
  const labour = one.expectedCostMinor - shown.reduce((sum, { minor }) => sum + minor, 0)
  return {
    title: 'Expected cost',
    rows: [
      {
        label: `${countText(one.expectedHours, manner, 1)} h at ${money(choices.costPerHourMinor)}`,
        value: money(labour),
      },
      ...shown.map(({ label, minor }) => ({ label, value: money(minor) })),
      { label: 'Cost', value: money(one.expectedCostMinor), sum: true },
    ],
    note: costNotes[choices.costSource],
  }
}

const costNotes = {
  overheads: 'An hour costs the firm’s fixed monthly costs over the hours its people have for clients.',
  pay: 'An hour costs what the technicians are paid, by the hours each has.',
  typed: 'What an hour costs was typed for this sheet.',
}

function marginOf(one: Package, manner: Manner): DerivationFacts {
  const money = (minor: number) => moneyText(minor, manner)
  return {
    title: 'Expected margin',
    rows: [
      { label: 'Expected income', value: money(one.expectedIncomeMinor) },
      { label: 'less expected cost', value: money(one.expectedCostMinor) },
      { label: 'Margin', value: money(one.expectedMarginMinor), sum: true },
    ],
  }
}

function hourlyOf(one: Package, { choices, fixedCosts }: Sheet, manner: Manner): DerivationFacts {
  const money = (minor: number) => moneyText(minor, manner)
  const fixed = Math.round((fixedCosts.reduce((sum, { minor }) => sum + minor, 0) * choices.months) / 12)
  return {
    title: 'What an hour of work brings',
    rows: [
      { label: 'Expected income', value: money(one.expectedIncomeMinor) },
      { label: 'less costs beside hours', value: money(fixed) },
      { label: 'divided by expected hours', value: countText(one.expectedHours, manner, 1) },
      { label: 'An hour', value: moneyText(one.effectiveHourlyMinor ?? 0, manner), sum: true },
    ],
    note: `It costs ${money(choices.costPerHourMinor)}.`,
  }
}

function chanceOf(one: Package, { years, choices }: Sheet, manner: Manner): DerivationFacts {
  const hours = (value: number) => `${countText(value, manner, 1)} h`
  return {
    title: 'Years that cost more than they bring',
    rows: [
      { label: 'Hours of a light year', value: hours(years.light) },
      { label: 'of a usual year', value: hours(years.usual) },
      { label: 'of a heavy year', value: hours(years.heavy) },
      {
        label: `at ${moneyText(choices.costPerHourMinor, manner)} an hour, a loss in`,
        value: chanceText(one.chanceOfLoss, manner),
        sum: true,
      },
    ],
    note:
      one.kind === 'fixed-fee'
        ? 'Summed over the whole distribution of a year’s hours under the cover; one year in ten is lighter than the light one, one heavier than the heavy one.'
        : 'Summed over the whole distribution of a year’s hours: hours sold are taken for the year as a whole, those beyond are billed.',
  }
}
