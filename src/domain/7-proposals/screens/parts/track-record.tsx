import { channelNames } from '#proposals/rules'
import { DayText } from '#web/ui/day-text.tsx'
import { nothing } from '#web/ui/format.ts'
import { ShareText } from '#web/ui/share-text.tsx'
import type { Sealed } from './sealed.ts'

type Record = NonNullable<Sealed['record']>

/** What we promise, and how we have kept it, as counted by the clocks. */
export function TrackRecord({ record: { from, through, channels } }: { record: Record }) {
  const met = channels.reduce((sum, one) => sum + one.met, 0)
  const counted = channels.reduce((sum, one) => sum + one.counted, 0)
  return (
    <section>
      <h2>What we promise, and how we have kept it</h2>
      <p className="doc-body">
        Each promise has a clock that both of us can see. These are all our clients with agreements,{' '}
        <DayText day={from} form="month" /> to <DayText day={through} form="month" />, as counted by those
        clocks.
      </p>
      <table className="ledger">
        <thead>
          <tr>
            <th>Promise</th>
            <th className="n">Kept</th>
            <th className="n">Share</th>
            <th className="n only-wide">Lowest month</th>
          </tr>
        </thead>
        <tbody>
          {channels.map((one) => (
            <tr key={one.channel}>
              <td>{channelNames[one.channel] ?? one.channel}</td>
              <td className="n">
                {one.met} of {one.counted}
              </td>
              <td className="n">
                <b>
                  <ShareText bp={bpOf(one)} />
                </b>
              </td>
              <td className="n only-wide">
                {one.lowest ? (
                  <>
                    <ShareText bp={bpOf(one.lowest)} />, <DayText day={one.lowest.month} form="month" />
                  </>
                ) : (
                  nothing
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>All channels</td>
            <td className="n">
              {met} of {counted}
            </td>
            <td className="n">
              <ShareText bp={bpOf({ met, counted })} />
            </td>
            <td className="only-wide" />
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** Downwards: 99.96 % is not all. */
const bpOf = ({ met, counted }: { met: number; counted: number }) => Math.floor((1_000 * met) / counted) * 10
