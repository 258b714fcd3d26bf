import { useManner } from '#web/manner.tsx'
import { BarsByMonth } from '#web/ui/charts/bars-by-month.tsx'
import { Cols } from '#web/ui/cols.tsx'
import { moneyText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { Insured } from './insured.tsx'
import { ListValue } from './list-value.tsx'
import { ReplayHeadline } from './replay-headline.tsx'
import { billedWords, type Replay } from './replay-shape.ts'
import { ReplayedMonths } from './replayed-months.tsx'

/** What was paid and what would have been: the sum, its range, month by month. What costs more begins with what it insures. */
export function Replayed({ replay }: { replay: Replay }) {
  const manner = useManner()
  const average = Math.round(replay.underOfferMinor / Math.max(1, replay.months.length))
  const isDearer = replay.savingMinor < 0
  return (
    <>
      {isDearer && <Insured replay={replay} />}
      <ReplayHeadline replay={replay} />
      <Cols>
        <BarsByMonth
          title={titleOf(replay)}
          aside={`${billedWords[replay.source].toLowerCase()}, ${replay.currency}`}
          about="Billed by month against what the offer would have cost on average"
          kind="money"
          name={billedWords[replay.source]}
          tone="before"
          line={{
            value: average,
            label: `${replay.offer}, ${moneyText(average, manner, { whole: true, currency: replay.currency })} on average`,
            solid: true,
          }}
          months={replay.months.map(({ month, billedMinor }) => ({
            month: month.slice(0, 7),
            value: billedMinor,
          }))}
        />
        <Section title="Month by month" aside={`net, ${replay.currency}`}>
          <ReplayedMonths replay={replay} />
        </Section>
      </Cols>
      <Cols>
        {replay.parts.listMinor > 0 && <ListValue replay={replay} />}
        <Section
          title="What it rests on"
          aside={replay.source === 'own' ? 'our own record' : 'not our own record'}
        >
          <p>{replay.label}.</p>
          {replay.assumptions.map((assumption) => (
            <p key={assumption} className="small soft">
              {assumption}
            </p>
          ))}
        </Section>
      </Cols>
      {!isDearer && replay.insured.length > 0 && <Insured replay={replay} />}
    </>
  )
}

/** Bad news as plainly as good. */
function titleOf({ months, savingMinor, source }: Replay) {
  if (source === 'book') return savingMinor >= 0 ? 'Cheaper in a usual year' : 'Dearer in a usual year'
  const dearer = months.filter(({ billedMinor, underOfferMinor }) => underOfferMinor > billedMinor).length
  if (dearer === months.length) return 'Every month would have been dearer'
  if (dearer === 0) return 'Every month would have been cheaper'
  const some = `Dearer in ${dearer} of ${months.length} months`
  return savingMinor < 0 ? `${some}, for what is insured` : `${some}, cheaper in all`
}
