import { useState } from 'react'
import { BarsByMonth } from '#web/ui/charts/bars-by-month.tsx'
import { Bridge } from '#web/ui/charts/bridge.tsx'
import { Drivers } from '#web/ui/charts/drivers.tsx'
import { FanChart } from '#web/ui/charts/fan-chart.tsx'
import { LossCurve } from '#web/ui/charts/loss-curve.tsx'
import { StackedBars } from '#web/ui/charts/stacked-bars.tsx'
import { TermLine } from '#web/ui/charts/term-line.tsx'
import { Cols } from '#web/ui/cols.tsx'
import { Section } from '#web/ui/section.tsx'

const month = (index: number) =>
  `${index < 1 ? 2025 : 2026}-${String(index < 1 ? 12 : index).padStart(2, '0')}`
const recurring = [11800, 12100, 12600, 12400, 13400, 13300, 13500, 13700, 13800, 14300, 14550, 14552]
const project = [1400, 2900, 1200, 2300, 3500, 1800, 2400, 1900, 3100, 2600, 2800, 2300]
const oneShot = [1900, 2200, 1600, 1500, 1900, 1600, 1800, 1400, 1500, 1700, 1800, 2700]
const used = [690, 735, 840, 945, 990, 780, 735, 885, 930, 795]

export function ChartParts() {
  return (
    <>
      <Section title="The term" aside="Version 4 in force">
        <TermLine
          startsOn="2026-02-01"
          endsOn="2027-02-01"
          today="2026-11-17"
          marks={[
            { on: '2026-02-01', label: 'Version 3', under: 'third term, +3%' },
            { on: '2026-05-01', label: 'Version 4', under: '19 to 22 users' },
          ]}
          noticeWindow={{ from: '2026-12-02', to: '2027-01-01' }}
          afterwards="then renews for a year"
        />
      </Section>
      <Cols>
        <Bridge
          title="New clients made most of the growth"
          aside="MRR, twelve months"
          about="Monthly recurring revenue from 12,278 to 14,552 euro in twelve months"
          kind="money"
          from={{ name: 'Nov 2025', value: 1_227_800 }}
          steps={[
            { name: 'New', value: 211_200 },
            { name: 'Expansion', value: 88_000 },
            { name: 'Back', value: 48_000 },
            { name: 'Less', value: -63_000 },
            { name: 'Churn', value: -56_800 },
          ]}
          to={{ name: 'Now', value: 1_455_200 }}
        />
        <StackedBars
          title="Three euros in four recur"
          aside="invoiced by month, EUR"
          about="Invoiced by month: recurring, project and one-shot"
          kind="money"
          series={['Recurring', 'Project', 'One-shot']}
          said={['74.9%', '14.1%', '11.0%']}
          months={recurring.map((value, index) => ({
            month: month(index),
            values: [value, project[index] ?? 0, oneShot[index] ?? 0].map((euro) => euro * 100),
          }))}
        />
        <FanChart
          title="Signed revenue thins out from 2028"
          aside="by quarter, EUR"
          about="Contracted revenue by quarter with the forecast fan"
          kind="money"
          barsSaid="Signed today"
          caption="Bars are signed today. The band runs from a poor year in ten to a good one, with renewals, churn and the open deals."
          points={[43, 36, 32, 28, 24, 19, 16, 13, 10, 6, 4, 2].map((signed, index) => ({
            period: String(index).padStart(2, '0'),
            major: index % 4 === 1,
            name:
              index % 4 === 1
                ? `Q1 ’${27 + Math.floor(index / 4)}`
                : `Q${((index + 3) % 4) + 1} ’${26 + Math.floor((index + 3) / 4)}`,
            signed: signed * 100_000,
            p10: (43 - index * 0.8) * 100_000,
            p50: (43 + index * 0.9) * 100_000,
            p90: (43 + index * 2.6) * 100_000,
          }))}
        />
        <FanChart
          title="The team is full in May"
          aside="agreement hours a month"
          about="Hours the agreements will need against the hours the team has"
          kind="hours"
          limit={{ value: 298 * 60, label: 'Three technicians, 298 h' }}
          plannedSaid="With a fourth, 368 h"
          mark={{ at: '07', label: 'Hire by 1 January', under: 'four months to find and train' }}
          crossing={{ at: '11', value: 302 * 60 }}
          points={[
            'Jun',
            'Jul',
            'Aug',
            'Sep',
            'Oct',
            'Nov',
            'Dec',
            'Jan',
            'Feb',
            'Mar',
            'Apr',
            'May ',
            'Jun ',
          ].map((name, index) => ({
            period: String(index).padStart(2, '0'),
            name: name === 'May ' ? 'May' : name === 'Jun ' ? 'Jun ’27' : name,
            ...(index <= 5 ? { past: (228 + ([0, 6, -4, 9, 16, 20][index] ?? 0)) * 60 } : {}),
            ...(index >= 5
              ? {
                  p10: (248 - (index - 5) * 2) * 60,
                  p50: (248 + (index - 5) * 5) * 60,
                  p90: (248 + (index - 5) * 9) * 60,
                }
              : {}),
            ...(index >= 10 ? { planned: 368 * 60 } : {}),
          }))}
        />
        <BarsByMonth
          title="7.25 hours left in November"
          aside="hours"
          about="Hours used by month against 18 included"
          kind="hours"
          name="Hours used"
          figures
          current="2026-11"
          line={{ value: 1080, label: '18 h included a month' }}
          months={used.map((value, index) => ({ month: month(index + 2), value }))}
        />
        <BarsByMonth
          title="One bad month cost more than three quiet ones saved"
          aside="as billed, EUR"
          about="Billed by month against a fixed fee"
          kind="money"
          name="As billed"
          tone="before"
          line={{ value: 136_000, label: 'Full, €1,360 every month', solid: true }}
          months={[806, 2192, 770, 987, 2038, 915, 1060, 1015, 842, 1350, 1495, 5065].map((euro, index) => ({
            month: month(index),
            value: euro * 100,
          }))}
        />
        <LossPart />
        <Drivers
          title="What moves the fee"
          aside="€ a month"
          about="What moves the fee from an average client's to this one's"
          kind="money"
          from={{ name: 'An average client of this size', value: 110_400 }}
          steps={[
            { name: 'Fees invite more calls, +10%', value: 6200 },
            { name: 'One large emergency', value: 11_800 },
            { name: 'Hours per ticket above the book', value: 8900 },
            { name: 'After-hours share', value: 3100 },
            { name: 'Fewer tickets than the book', value: -4400 },
          ]}
          to={{ name: 'This client', value: 136_000 }}
        />
      </Cols>
    </>
  )
}

const loss = (feeMinor: number) => Math.round(7700 / (1 + Math.exp((feeMinor - 101_000) / 14_500)) + 60)

function LossPart() {
  const [feeMinor, setFee] = useState(136_000)
  return (
    <LossCurve
      title="At €1,360 a month, one year in twelve loses money"
      aside="Full"
      about="Chance of losing money in a year falls as the fee rises"
      points={Array.from({ length: 56 }, (_, at) => 80_000 + at * 2000).map((fee) => ({
        feeMinor: fee,
        lossBp: loss(fee),
      }))}
      feeMinor={feeMinor}
      lossBp={loss(feeMinor)}
      acceptedBp={1000}
      breakEvenMinor={98_600}
      feeSaid="a month"
      slider={{ onFee: setFee, stepMinor: 500 }}
      caption="When a year loses, it loses €1,995 on average. The smallest fee that meets 10% is €1,325."
    />
  )
}
