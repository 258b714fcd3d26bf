import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { nothing } from '#web/ui/format.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { WinningTabs } from './parts/winning-tabs.tsx'
import { stepNames } from './parts/words.ts'

/** From each step to the next: how many went on, and after how many days, by where they came from. */
export function SourcesPage() {
  const pipeline = useQuery(api.winning.pipeline.queryOptions({ input: {} }))
  if (pipeline.isError) throw pipeline.error
  const sources = pipeline.data?.bySource
  return (
    <>
      <PageHead title="Winning" />
      <WinningTabs current="Sources" />
      <div style={{ height: 20 }} />
      {!sources ? (
        <SkeletonLines rows={6} />
      ) : sources.length === 0 ? (
        <EmptyState title="No deals yet">
          Where deals come from, and how far they get, is counted here.
        </EmptyState>
      ) : (
        sources.map(({ source, deals, won, passages }) => (
          <Section key={source} title={source || 'No source noted'} aside={`${won} won of ${deals}`}>
            <table className="ledger">
              <thead>
                <tr>
                  <th>Step</th>
                  <th className="n">Reached it</th>
                  <th className="n">Went on</th>
                  <th className="n">Still there</th>
                  <th className="n">Days, median</th>
                </tr>
              </thead>
              <tbody>
                {passages.map((passage) => (
                  <tr key={passage.step}>
                    <td>{stepNames[passage.step]}</td>
                    <td className="n">{passage.reached}</td>
                    <td className="n">{passage.wentOn}</td>
                    <td className="n">{passage.stillOpen}</td>
                    <td className="n">{passage.medianDays ?? <span className="faint">{nothing}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
        ))
      )}
    </>
  )
}
