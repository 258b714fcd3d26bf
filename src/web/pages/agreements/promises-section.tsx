import { useQuery } from '@tanstack/react-query'
import type { AgreementRead } from '#agreements/screens/parts/agreement.ts'
import { FactsSection } from '#agreements/screens/parts/terms-in-words.tsx'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { MonthStrip } from '#web/ui/charts/month-strip.tsx'
import { countText, shareText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { CreditsOf } from '../parts/credits-of.tsx'

type Attained = Awaited<ReturnType<typeof client.service.attainment>>['items'][number]

const channelWords: Record<Attained['channel'], string> = {
  phone: 'Phone, called back',
  remote: 'Remote session begun',
  'on-site': 'On site',
  reply: 'Written reply',
  resolve: 'Solved',
}
const channels = ['phone', 'remote', 'on-site', 'reply', 'resolve'] as const

/** What was promised and how it was kept in this term, by channel. */
export function PromisesSection({
  agreement,
  phoneOrder,
}: {
  agreement: AgreementRead
  phoneOrder?: number
}) {
  const promised = agreement.facts.filter(({ part }) => part === 'promise')
  const from = agreement.term?.startsOn ?? agreement.on
  const kept = useQuery(
    api.service.attainment.queryOptions({
      input: {
        from: from < agreement.on ? from : agreement.on,
        through: agreement.on,
        clientId: agreement.client.id,
        by: 'month',
        pageSize: 200,
      },
      enabled: promised.length > 0,
    }),
  ).data
  const own = (kept?.items ?? []).filter(
    ({ agreementId, raisedBy }) => agreementId === agreement.id && raisedBy === 'client',
  )
  if (promised.length === 0) return null
  if (own.length === 0) return <FactsSection title="Promises" facts={promised} phoneOrder={phoneOrder} />
  return (
    <Section title="Promises kept" aside="term to date" phoneOrder={phoneOrder}>
      <table className="ledger">
        <thead>
          <tr>
            <th>Promise</th>
            <th className="n">Kept</th>
            <th className="n">Share</th>
            <th className="only-wide">Month by month</th>
            <th className="n">Broken</th>
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => (
            <ChannelRow
              key={channel}
              channel={channel}
              rows={own.filter((row) => row.channel === channel)}
              promised={promised}
            />
          ))}
          <SumRow rows={own} />
        </tbody>
      </table>
      <CreditsOf agreementId={agreement.id} />
    </Section>
  )
}

const sum = (rows: readonly Attained[], of: 'met' | 'breached') => rows.reduce((all, row) => all + row[of], 0)

type ChannelRowProps = {
  channel: Attained['channel']
  rows: readonly Attained[]
  promised: AgreementRead['facts']
}

function ChannelRow({ channel, rows, promised }: ChannelRowProps) {
  const manner = useManner()
  if (rows.length === 0) return null
  const met = sum(rows, 'met')
  const breached = sum(rows, 'breached')
  const says = promised
    .filter(({ fact }) => fact.toLowerCase().startsWith(firstWord[channel]))
    .map((fact) => fact.says)
  const months = [...new Set(rows.flatMap(({ month }) => (month ? [month] : [])))].sort().slice(-12)
  return (
    <tr>
      <td>
        <b>{channelWords[channel]}</b>
        <span className="under">{says.join('; ')}</span>
      </td>
      <td className="n">
        {countText(met, manner)} of {countText(met + breached, manner)}
      </td>
      <td className="n">{shareText(Math.round((met / (met + breached)) * 10_000), manner)}</td>
      <td className="only-wide">
        <MonthStrip
          things="promises"
          months={months.map((month) => {
            const of = rows.filter((row) => row.month === month)
            return {
              month: month.slice(0, 7),
              total: sum(of, 'met') + sum(of, 'breached'),
              broken: sum(of, 'breached'),
            }
          })}
        />
      </td>
      <td className="n">{breached > 0 ? <span className="late">{breached}</span> : 0}</td>
    </tr>
  )
}

const firstWord: Record<Attained['channel'], string> = {
  phone: 'phone',
  remote: 'remote',
  'on-site': 'on site',
  reply: 'reply',
  resolve: 'solved',
}

function SumRow({ rows }: { rows: readonly Attained[] }) {
  const manner = useManner()
  const met = sum(rows, 'met')
  const all = met + sum(rows, 'breached')
  return (
    <tr className="sum">
      <td>All channels</td>
      <td className="n">
        {countText(met, manner)} of {countText(all, manner)}
      </td>
      <td className="n">{shareText(all === 0 ? 0 : Math.round((met / all) * 10_000), manner)}</td>
      <td className="only-wide" />
      <td className="n">{all - met}</td>
    </tr>
  )
}
