import '#agreements/screens/parts/agreements.css'
import { Checkbox, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { UnitsText } from '#agreements/screens/parts/units-text.tsx'
import { useToday } from '#agreements/screens/parts/use-today.ts'
import { useWorkWords } from '#agreements/screens/parts/use-work-words.ts'
import { WhyFigure } from '#agreements/screens/parts/why-panel.tsx'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { refusalOf } from '#web/refusal.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { dayText } from '#web/ui/format.ts'
import { HoursField } from '#web/ui/hours-field.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'

type Coverage = Awaited<ReturnType<typeof client.service.previewTime>>
type Piece = Coverage['pieces'][number]

/** Asked at the client's door: is this work covered, and if not, why, and what would it cost? Nothing is written. */
export function CoveredPage() {
  const today = useToday()
  const search: Record<string, string | undefined> = useSearch({ strict: false })
  const navigate = useNavigate()
  const put = (words: Record<string, string | undefined>) =>
    void navigate({
      to: '.',
      search: (now: Record<string, unknown>) => ({ ...now, ...words }),
      replace: true,
      resetScroll: false,
    })
  const words = useWorkWords()
  const clients =
    useQuery(api.clients.list.queryOptions({ input: { pageSize: 200, sort: 'name' } })).data?.items ?? []
  const asked = {
    clientId: search.client,
    categoryKey: search.work ?? words.categories[0]?.value,
    workType: search.how ?? 'remote',
    class: classOf(search.when),
    workedOn: search.on ?? today,
    minutes: Number(search.minutes ?? 60),
    emergency: search.emergency === 'yes',
    onNewTicket: true,
  }
  const answer = useQuery(
    api.service.previewTime.queryOptions({
      input: asked,
      enabled: asked.clientId !== undefined && asked.categoryKey !== undefined,
      retry: false,
    }),
  )
  const refusal = answer.error ? refusalOf(answer.error) : undefined
  const isTime = refusal?.field === 'minutes'
  return (
    <>
      <Crumb path={[['Agreements', '/agreements']]} here="Is this covered?" />
      <PageHead title="Is this covered?" />
      <Section title="The work">
        <Fields across={2}>
          <SelectField
            label="Client"
            options={clients.map(({ id, name }) => ({ value: id, label: name }))}
            value={asked.clientId ?? null}
            onChange={(id) => put({ client: id ?? undefined })}
          />
          <SelectField
            label="What"
            options={words.categories}
            value={asked.categoryKey ?? null}
            onChange={(work) => put({ work: work ?? undefined })}
          />
        </Fields>
        <SegmentedControl
          fullWidth
          aria-label="Where and how"
          data={words.workTypes.filter(({ value }) => value !== 'travel').map((one) => ({ ...one }))}
          value={asked.workType}
          onChange={(how) => put({ how })}
        />
        <SegmentedControl
          mt={8}
          fullWidth
          aria-label="When"
          data={[...classes]}
          value={asked.class}
          onChange={(when) => put({ when })}
        />
        <Fields across={2}>
          <DayField label="On" value={asked.workedOn} onChange={(on) => put({ on: on ?? undefined })} />
          <HoursField
            label="About"
            value={asked.minutes}
            onChange={(minutes) => put({ minutes: minutes ? String(minutes) : undefined })}
            error={isTime ? refusal.sentence : undefined}
          />
        </Fields>
        <Checkbox
          label="It is an emergency"
          checked={asked.emergency}
          onChange={(event) => put({ emergency: event.currentTarget.checked ? 'yes' : undefined })}
        />
      </Section>
      {refusal && !isTime && <Refusal of={refusal} />}
      {answer.data && !refusal && <Verdict coverage={answer.data} on={asked.workedOn} />}
    </>
  )
}

const classes = [
  { value: 'business', label: 'In hours' },
  { value: 'evening', label: 'Evening' },
  { value: 'weekend', label: 'Weekend' },
  { value: 'holiday', label: 'Holiday' },
] as const
const classOf = (word: string | undefined) => classes.find(({ value }) => value === word)?.value ?? 'business'

function Verdict({ coverage, on }: { coverage: Coverage; on: string }) {
  const manner = useManner()
  const { headline, agreement, currency, billedMinor, waivedMinor, pieces, left } = coverage
  return (
    <Section
      title={
        coverage.billedMinutes + coverage.heldMinutes === 0
          ? 'Yes'
          : coverage.coveredMinutes > 0
            ? 'In part'
            : 'No'
      }
      aside={dayText(on, manner, 'weekday')}
    >
      <p className="verdict">{headline}</p>
      {pieces.flatMap(failedSentences).map((sentence) => (
        <p key={sentence} className="late">
          {sentence}
        </p>
      ))}
      <p className="soft">
        {agreement ? (
          <>
            <Link to={`/agreements/${agreement.id}`}>{agreement.name}</Link>.
          </>
        ) : (
          'Under no agreement: by the hour, without a promise.'
        )}
        {billedMinor !== null && billedMinor > 0 && (
          <>
            {' '}
            It would cost{' '}
            <WhyFigure
              figure={<MoneyText minor={billedMinor} currency={currency} />}
              title="What it would cost"
              sentences={pieces.map(({ words }) => words)}
            />
            .
          </>
        )}
        {waivedMinor !== null && waivedMinor > 0 && (
          <>
            {' '}
            <MoneyText minor={waivedMinor} currency={currency} /> of premium is waived.
          </>
        )}
      </p>
      {pieces.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one entry have no other name
        <Tests key={at} piece={piece} alone={pieces.length === 1} />
      ))}
      {left.length > 0 && (
        <p className="caption">
          Left after it:{' '}
          {left.map(({ line, unit, left: units }) => (
            <span key={line}>
              {line}, <UnitsText unit={unit} units={units} currency={currency} />.{' '}
            </span>
          ))}
        </p>
      )}
    </Section>
  )
}

/** What the trace says of the tests that failed: 'All help in business hours does not cover these hours.' */
function failedSentences({ words, tests }: Piece): string[] {
  const failed = tests.filter(({ passed }) => !passed).map(({ line }) => line ?? 'The agreement')
  return words.split(/(?<=\.) /).filter((sentence) => failed.some((line) => sentence.startsWith(line)))
}

/** The questions that were asked, line by line; the one that fails stands out. */
function Tests({ piece, alone }: { piece: Piece; alone: boolean }) {
  const byLine = Map.groupBy(piece.tests, ({ line }) => line ?? 'The agreement')
  return (
    <>
      {!alone && (
        <h3 style={{ marginTop: 16 }}>
          <HoursText minutes={piece.actualMinutes} /> {piece.outcome}
        </h3>
      )}
      {[...byLine].map(([line, tests]) => (
        <div key={line} style={{ marginTop: 12 }}>
          <p className="small soft">{line}</p>
          <ul className="test-list">
            {tests.map(({ test, passed, words }) => (
              <li key={test}>
                <span className={passed ? 'faint' : 'late'}>{passed ? 'yes' : 'no'}</span>
                <span className={passed ? 'soft' : undefined}>{words}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}
