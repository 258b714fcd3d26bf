import { decimalsOf } from '#kernel/money.ts'
import { type Writing, writtenInstant, writtenMoney } from '#kernel/writing.ts'
import type { CostSource } from '../sheets/rules/cost-per-hour.ts'
import type { FeePoint } from '../sheets/rules/loss-curve.ts'
import type { Package, Years } from '../sheets/rules/packages.ts'

/** What a saved sheet says on paper. */
export type PrintedSheet = {
  number: number
  client: string
  madeAt: string
  madeBy: string
  currency: string
  offer: { name: string } | null
  choices: {
    endpoints: number
    months: number
    chanceOfLoss: number
    target: 'client' | 'book'
    costPerHourMinor: number
    costSource: CostSource
    roundToMinor: number
  }
  packages: readonly Package[]
  asked: FeePoint
  curve: readonly FeePoint[]
  breakEvenMinor: number
  years: Years
  timeAndMaterials: Years
  assumptions: readonly string[]
  advice: readonly string[]
  simulated: { years: number; chanceOfLoss: number }
}

const names = { 'fixed-fee': 'Fixed fee', retainer: 'Retainer', block: 'Prepaid block' }

/** The sheet for the folder: internal, so it says so at the foot. */
export function priceSheetDocument(sheet: PrintedSheet, firm: { name: string } & Writing) {
  const { client, number, offer, choices, asked } = sheet
  const unit = 10 ** decimalsOf(sheet.currency)
  // Expected money is in whole units: precision that isn't there is not shown.
  const money = (minor: number, bare = false) =>
    writtenMoney(Math.round(minor / unit) * unit, sheet.currency, firm, { whole: true, bare })
  const hour = writtenMoney(sheet.choices.costPerHourMinor, sheet.currency, firm)
  return {
    template,
    title: `PRC-${number}, ${client}`,
    data: {
      firm: firm.name,
      under: [],
      aside: [`Price sheet ${number}`, writtenInstant(sheet.madeAt, firm)],
      foot: `${firm.name} · internal: cost and margin, not for the client`,
      title: `What we ask of ${client}`,
      lead: `${offer?.name ?? 'All work'} for ${choices.endpoints} endpoints: ${money(asked.feeMinor)} a month. A year at that fee loses money with ${percent(asked.chanceOfLoss)}; ${money(sheet.breakEvenMinor)} would cover what is to be expected.`,
      head: [sheet.currency, ...sheet.packages.map(({ kind }) => names[kind])],
      rows: rowsOf(sheet, money, hour),
      curve: curveOf(sheet, money),
      assumptions: sheet.assumptions,
      advice: sheet.advice,
      note: `Priced by ${sheet.madeBy}. ${sheet.simulated.years.toLocaleString(firm.locale)} simulated years say ${percent(sheet.simulated.chanceOfLoss)} at the fee asked. The sheet is frozen: what came to light later is not in it.`,
    },
  }
}

const percent = (share: number) => (share < 0.001 ? 'under 0.1%' : `${(share * 100).toFixed(1)}%`)

function rowsOf(
  { packages, timeAndMaterials, choices }: PrintedSheet,
  money: (minor: number, bare: boolean) => string,
  hour: string,
) {
  const row = (name: string, of: (one: Package) => string, under = '') => [
    { text: name, under },
    ...packages.map(of),
  ]
  const amount = (minor: number) => money(minor, true)
  const span = ({ light, heavy }: Years) =>
    light === heavy ? amount(light) : `${amount(light)} – ${amount(heavy)}`
  return [
    row('Price', (one) => `${amount(one.priceMinor)}${one.kind === 'block' ? ' a block' : ' a month'}`),
    row('Hours', (one) =>
      one.hours === null ? 'all covered' : `${one.hours}${one.kind === 'block' ? '' : ' a month'}`,
    ),
    row('Unused hours', (one) => one.unused ?? '–'),
    row('Expected income', (one) => amount(one.expectedIncomeMinor), `${choices.months} months`),
    row('Expected cost', (one) => amount(one.expectedCostMinor), `an hour at ${hour}`),
    row('Expected margin', (one) => amount(one.expectedMarginMinor)),
    row('Chance of a loss', (one) => percent(one.chanceOfLoss)),
    row('Loss when it goes wrong', (one) =>
      one.lossWhenItGoesWrongMinor === 0 ? '–' : amount(one.lossWhenItGoesWrongMinor),
    ),
    row(
      'The client may pay',
      (one) => span(one.clientPays),
      `four years in five; by the hour ${span(timeAndMaterials)}`,
    ),
  ]
}

/** The loss curve in a unit square, with the fee asked and the chance accepted. */
function curveOf({ curve, asked, choices }: PrintedSheet, money: (minor: number) => string) {
  const low = curve[0]?.feeMinor ?? 0
  const high = curve.at(-1)?.feeMinor ?? 1
  const at = (feeMinor: number) => (feeMinor - low) / Math.max(1, high - low)
  return {
    points: curve.map(({ feeMinor, chanceOfLoss }) => [at(feeMinor), chanceOfLoss]),
    asked: [at(asked.feeMinor), asked.chanceOfLoss],
    accepted: choices.chanceOfLoss,
    low: money(low),
    high: money(high),
    says: `${money(asked.feeMinor)} a month`,
  }
}

const template = `#import "house.typ": *
#show: paper.with(firm: data.firm, under: data.under, aside: data.aside, foot: data.foot)
= #data.title
#lead(data.lead)
#ledger(head: data.head, rows: data.rows)

== Chance of a loss at each monthly fee
#block(width: 100%, height: 46mm, layout(size => {
  let (start, above) = (12mm, 4mm)
  let width = size.width - start - 4mm
  let height = 46mm - above - 8mm
  let x(share) = start + share * width
  let y(chance) = above + (1 - chance) * height
  let words(dx, dy, body) = place(dx: dx, dy: dy, text(..small, fill: ink-3, body))
  for chance in (0, 0.5, 1) {
    place(line(start: (start, y(chance)), end: (start + width, y(chance)), stroke: hairline))
    words(0mm, y(chance) - 1.2mm, str(int(chance * 100)) + "%")
  }
  place(line(start: (start, y(data.curve.accepted)), end: (start + width, y(data.curve.accepted)), stroke: (paint: ink-3, dash: "dashed", thickness: 0.5pt)))
  for (a, b) in data.curve.points.windows(2) {
    place(line(start: (x(a.at(0)), y(a.at(1))), end: (x(b.at(0)), y(b.at(1))), stroke: 1.2pt + accent))
  }
  let (ax, ay) = data.curve.asked
  place(line(start: (x(ax), above), end: (x(ax), above + height), stroke: rule))
  place(dx: x(ax) - 0.9mm, dy: y(ay) - 0.9mm, circle(radius: 0.9mm, fill: white, stroke: 1.2pt + accent))
  if ax > 0.7 { place(dx: x(ax) - 42mm, dy: above, box(width: 40mm, align(right, text(..small, data.curve.says)))) } else { place(dx: x(ax) + 2mm, dy: above, text(..small, data.curve.says)) }
  words(start, 46mm - 5mm, data.curve.low)
  place(dx: start + width - 40mm, dy: 46mm - 5mm, box(width: 40mm, align(right, text(..small, fill: ink-3, data.curve.high))))
}))

== Assumptions, in words
#steps(data.assumptions)
#for sentence in data.advice [ #note(sentence) ]
#note(data.note)
`
