import './check-answer.css'
import { minutesWords } from '#agreements/rules'
import { Cols } from '#web/ui/cols.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { Headline } from '#web/ui/headline.tsx'
import { Section } from '#web/ui/section.tsx'
import { ShareText } from '#web/ui/share-text.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { ChanceFigure } from './chance-figure.tsx'
import { type Answer, type Check, type Promised, promiseWords, verdictClass, verdictWords } from './check.ts'
import { CheckRests } from './check-rests.tsx'
import { MoreRuns } from './more-runs.tsx'
import { bpOf } from './sheet.ts'
import { Stumps } from './stumps.tsx'

/** The verdict first, then every promise, then what would change it and what it all rests on. */
export function CheckAnswer({ check, answer }: { check: Check; answer: Answer }) {
  const own = answer.promises.filter(({ isOffered }) => isOffered)
  const had = answer.promises.filter(({ isOffered }) => !isOffered)
  return (
    <>
      <p className="verdict">{answer.says}</p>
      <Headline figures={figuresOf(check, answer)} />
      <MoreRuns check={check} answer={answer} />
      <Section
        title={`What ${check.offer} promises ${check.client}`}
        aside="chance that a ticket is met in time"
      >
        <Promises label="Promises of the offer" promises={own} answer={answer} check={check} />
      </Section>
      {had.length > 0 && (
        <Section title="What clients you have are promised" aside="chance that a ticket is met in time">
          <Promises label="Promises to clients you have" promises={had} answer={answer} check={check} />
        </Section>
      )}
      <Cols>
        <Section title="What would change it">
          <TimedList
            entries={[
              { id: 'hire', when: 'A hire', what: answer.whatIfs.hire.says },
              { id: 'looser', when: 'Looser', what: answer.whatIfs.looser.says },
              { id: 'smaller', when: 'Smaller', what: answer.whatIfs.smaller.says },
            ]}
          />
        </Section>
        <Stumps stumps={check.stumps} clientId={check.clientId} />
      </Cols>
      <CheckRests check={check} answer={answer} />
    </>
  )
}

function figuresOf(check: Check, answer: Answer) {
  const { load, ticketsPerMonth } = answer
  const { before, added } = ticketsPerMonth
  const loadFigure = (share: number, tickets: number, whose: string) => (
    <FigureButton
      figure={<ShareText bp={bpOf(share)} decimals={0} />}
      of={{
        title: `Load ${whose}`,
        rows: [
          { label: 'Tickets a month', value: tickets.toFixed(0) },
          {
            label: 'Hours asked for ÷ hours there',
            value: <ShareText bp={bpOf(share)} decimals={1} />,
            sum: true,
          },
        ],
        note: 'Hours there are shifts without breaks, leave and other work. Above three quarters, waits grow fast.',
      }}
    />
  )
  return [
    {
      name: 'Can it be promised?',
      figure: <span className={verdictClass[answer.verdict]}>{verdictWords[answer.verdict]}</span>,
      note: `${kept(answer.promises)} of ${answer.promises.length} promises kept`,
    },
    { name: 'Load today', figure: loadFigure(load.before, before, 'today') },
    { name: `With ${check.client}`, figure: loadFigure(load.after, before + added, `with ${check.client}`) },
    {
      name: 'And one more technician',
      figure: loadFigure(load.withHire, before + added, 'with one more technician'),
    },
  ]
}

const kept = (promises: readonly Promised[]) => promises.filter(({ verdict }) => verdict === 'yes').length

type PromisesProps = { label: string; promises: readonly Promised[]; answer: Answer; check: Check }

function Promises({ label, promises, answer, check }: PromisesProps) {
  const nameOf = new Map(check.clients.map(({ id, name }) => [id, name]))
  const isNew = promises.every(({ before }) => before === null)
  return (
    <DataTable
      label={label}
      rows={promises}
      rowKey={(row) => row.id}
      csv={{ name: `${check.number} ${label}` }}
      columns={[
        {
          id: 'says',
          head: 'Promise',
          value: (row) => row.says,
          cell: (row) => (
            <>
              {row.says}
              {!row.isOffered && <span className="under">{whose(row, nameOf)}</span>}
            </>
          ),
          phone: 'lead',
        },
        ...(isNew
          ? []
          : [
              {
                id: 'before',
                head: 'Today',
                align: 'right' as const,
                value: (row: Promised) => row.before?.p,
                cell: (row: Promised) => <ChanceFigure promise={row} answer={answer} at="before" />,
                phone: 'line' as const,
              },
            ]),
        {
          id: 'after',
          head: `With ${check.client}`,
          align: 'right',
          value: (row) => row.after?.p,
          cell: (row) => <ChanceFigure promise={row} answer={answer} at="after" />,
          phone: 'end',
        },
        {
          id: 'looser',
          head: 'Would hold at',
          align: 'right',
          value: (row) => row.looserTargetMinutes,
          cell: (row) => <Looser promise={row} />,
          phone: 'hide',
        },
        {
          id: 'goal',
          head: 'Goal',
          align: 'right',
          value: (row) => row.goal,
          cell: (row) => <ShareText bp={bpOf(row.goal)} decimals={0} />,
          phone: 'hide',
        },
        {
          id: 'hire',
          head: 'One more technician',
          align: 'right',
          value: (row) => row.withHire.chance?.p,
          cell: (row) => <ShareText bp={row.withHire.chance && bpOf(row.withHire.chance.p)} />,
          phone: 'hide',
        },
        {
          id: 'verdict',
          head: 'Verdict',
          align: 'right',
          value: (row) => promiseWords[row.verdict],
          cell: (row) => <Verdict promise={row} />,
          phone: 'line',
        },
      ]}
    />
  )
}

function Verdict({ promise: { verdict, verdictBefore } }: { promise: Promised }) {
  return (
    <>
      <span className={verdictClass[verdict]}>{promiseWords[verdict]}</span>
      {verdict === 'no' && verdictBefore === 'no' && <span className="under">today too</span>}
    </>
  )
}

/** Only of a promise that is broken: one that is open isn't shown to be too tight. */
function Looser({ promise: { verdict, looserTargetMinutes } }: { promise: Promised }) {
  if (verdict !== 'no' || looserTargetMinutes === null) return <span className="faint">–</span>
  return minutesWords(Math.round(looserTargetMinutes))
}

function whose({ plans, clientIds }: Promised, nameOf: ReadonlyMap<string, string>) {
  const names = clientIds.flatMap((id) => nameOf.get(id) ?? [])
  const some = names.length > 3 ? `${names.length} clients` : names.join(', ')
  return `${plans.join(', ')} · ${some}`
}
