import { type Replay, replaySentence, replayTitle } from '#proposals/rules'
import { useManner } from '#web/manner.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { moneyText } from '#web/ui/format.ts'
import { HoursText } from '#web/ui/hours-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { MonthBars } from './month-bars.tsx'
import type { SealedOption } from './sealed.ts'

/** The client's last year charged again under the option, said plainly whichever way it goes. */
export function Replayed({
  option,
  replay,
  currency,
}: {
  option: SealedOption
  replay: Replay
  currency: string
}) {
  const manner = useManner()
  const money = (minor: number) => moneyText(minor, manner, { currency })
  return (
    <section>
      <h2>{replayTitle(replay)}</h2>
      <p className="doc-body">{replaySentence(replay, option.name, money)}</p>
      <MonthBars replay={replay} level={option.price.monthlyMinor} name={option.name} currency={currency} />
      <table className="ledger dense">
        <thead>
          <tr>
            <th />
            <th className="n only-wide">Hours</th>
            <th className="n">As billed</th>
            <th className="n">Under {option.name}</th>
            <th className="n only-wide">Difference</th>
          </tr>
        </thead>
        <tbody>
          {replay.months.map(({ month, minutes, billedMinor, underOfferMinor }) => (
            <tr key={month}>
              <td>
                <DayText day={month} form="month" />
              </td>
              <td className="n only-wide">
                <HoursText minutes={minutes} bare />
              </td>
              <td className="n">
                <MoneyText minor={billedMinor} bare currency={currency} />
              </td>
              <td className="n">
                <MoneyText minor={underOfferMinor} bare currency={currency} />
              </td>
              <td className="n only-wide">
                <MoneyText minor={underOfferMinor - billedMinor} bare signed currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>In all</td>
            <td className="n only-wide">
              <HoursText minutes={minutesOf(replay)} bare />
            </td>
            <td className="n">
              <MoneyText minor={replay.billedMinor} bare currency={currency} />
            </td>
            <td className="n">
              <MoneyText minor={replay.underOfferMinor} bare currency={currency} />
            </td>
            <td className="n only-wide">
              <MoneyText minor={-replay.savingMinor} bare signed currency={currency} />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="doc-note">{replay.label}.</p>
    </section>
  )
}

const minutesOf = ({ months }: Replay) =>
  months.every(({ minutes }) => minutes !== undefined)
    ? months.reduce((sum, { minutes = 0 }) => sum + minutes, 0)
    : undefined
