import type { DerivationFacts } from '#web/ui/derivation.tsx'
import { countText, type Manner, moneyText, shareText } from '#web/ui/format.ts'
import { bpOf, type Package, packageNames, type Sheet } from './sheet.ts'

/** A chance as people say it: what is nearly never isn't called never. */
export const chanceText = (chance: number, manner: Manner) =>
  chance < 0.001 ? `under ${shareText(10, manner)}` : shareText(bpOf(chance), manner)

export function priceOf(one: Package, sheet: Sheet, manner: Manner): DerivationFacts {
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

export function incomeOf(one: Package, { choices }: Sheet, manner: Manner): DerivationFacts {
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

const costWords = {
  tools: 'Tools of the endpoints',
  items: 'Goods and licences of the plan',
  visits: 'Proactive visits',
  typed: 'Further costs',
}

export function costOf(one: Package, { choices, fixedCosts }: Sheet, manner: Manner): DerivationFacts {
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

export function marginOf(one: Package, manner: Manner): DerivationFacts {
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

export function hourlyOf(one: Package, { choices, fixedCosts }: Sheet, manner: Manner): DerivationFacts {
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

export function chanceOf(one: Package, { years, choices }: Sheet, manner: Manner): DerivationFacts {
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
