import { firmNowMs } from '#web/server-time.ts'
import { MonthStrip } from '#web/ui/charts/month-strip.tsx'
import { Clock } from '#web/ui/clock.tsx'
import type { ClockReading } from '#web/ui/clock-face.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { decimalText } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { StepList } from '#web/ui/step-list.tsx'
import { TabsBar } from '#web/ui/tabs-bar.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { TodoList } from '#web/ui/todo-list.tsx'
import { useListState } from '#web/ui/use-list-state.ts'

type Ticket = {
  number: string
  title: string
  client: string
  promise: string
  under: string
  person: string
  cover: string
  clock?: ClockReading
}

const readAt = new Date(firmNowMs()).toISOString()
const at = (budgetMinutes: number, usedMinutes: number): ClockReading => ({
  state: 'running',
  budgetMinutes,
  usedMinutes,
  readAt,
})

const tickets: Ticket[] = [
  {
    number: 'T-4179',
    title: 'Reminder texts not going out',
    client: 'Carrowmel Veterinary · Kim Doran',
    promise: 'Reply, due 10:03',
    under: 'sent 10:08',
    person: 'Ada',
    cover: 'Care, no cap',
    clock: at(60, 72),
  },
  {
    number: 'T-4194',
    title: 'Pick lists print blank after sign-in',
    client: 'Ennet Freight · Ana Duarte',
    promise: 'Call back by 10:16',
    under: 'promised in 15 min',
    person: 'Tomasz',
    cover: 'Full, no cap',
    clock: at(15, 13.9),
  },
  {
    number: 'T-4187',
    title: 'Scanners drop off Wi-Fi at dock 3',
    client: 'Ennet Freight · Rosa Lindgren',
    promise: 'On site by 12:05',
    under: 'promised in 4 h',
    person: 'Ada, on her way',
    cover: 'Full, no cap',
    clock: at(120, 102),
  },
  {
    number: 'T-4183',
    title: 'Plotter scans land in the wrong folder',
    client: 'Fennimore Architects · Tess Pike',
    promise: 'Resolve by 13:30',
    under: 'promised in 8 h',
    person: 'Tomasz',
    cover: 'Care, no cap',
    clock: at(480, 312),
  },
  {
    number: 'T-4176',
    title: 'Shared mailbox rule moves referrals',
    client: 'Alderquay Dental · Marta Reyes',
    promise: 'Resolve, paused since 9:15',
    under: 'waiting on the client',
    person: 'Ada',
    cover: 'Full, no cap',
    clock: { state: 'paused', budgetMinutes: 480, usedMinutes: 295, readAt },
  },
  {
    number: 'T-4185',
    title: 'Restore matter folders from Monday’s failure',
    client: 'Pennerley Butchers · Sam Penner',
    promise: 'No agreement',
    under: 'opened Monday',
    person: 'Maeve',
    cover: '€95 an hour',
  },
]

const ticketColumns: Column<Ticket>[] = [
  { id: 'left', head: 'Time left', width: 140, cell: (row) => <Clock reading={row.clock} />, phone: 'start' },
  {
    id: 'promise',
    head: 'Promise',
    width: 216,
    value: (row) => row.promise,
    cell: (row) => (
      <>
        {row.promise}
        <span className="under only-wide">{row.under}</span>
      </>
    ),
    phone: 'line',
  },
  {
    id: 'ticket',
    head: 'Ticket',
    value: (row) => row.title,
    cell: (row) => (
      <>
        {row.title}
        <span className="under">
          {row.client}
          <span className="only-wide"> · {row.number}</span>
        </span>
      </>
    ),
    sorts: true,
    phone: 'lead',
  },
  { id: 'person', head: 'With', value: (row) => row.person, sorts: true, phone: 'line' },
  { id: 'cover', head: 'Covered by', value: (row) => row.cover, phone: 'hide' },
]

export function DeskParts() {
  return (
    <Section title="A list with clocks" aside="sorted by time left">
      <TabsBar
        current="All open"
        views={[
          { name: 'All open', count: 10 },
          { name: 'Mine', count: 2, search: { view: 'mine' } },
          { name: 'Nobody’s', count: 1, search: { view: 'nobody' } },
          { name: 'Paused', count: 2, search: { view: 'paused' } },
          { name: 'Broken, no reason', count: 1, search: { view: 'broken' } },
          { name: 'Closed today', count: 6, search: { view: 'closed' } },
        ]}
        aside={
          <button type="button" className="word">
            Filter
          </button>
        }
      />
      <DataTable
        label="Tickets"
        columns={ticketColumns}
        rows={tickets}
        rowKey={(row) => row.number}
        to={(row) => `/desk/${row.number}`}
        csv={{ name: 'tickets.csv' }}
      />
    </Section>
  )
}

type Agreement = { number: string; client: string; plan: string; feeMinor: number | null; endsOn: string }
const names = [
  'Alderquay Dental',
  'Brannoch & Veale',
  'Carrowmel Veterinary',
  'Dunvarra Joinery',
  'Ennet Freight',
  'Fennimore Architects',
  'Glasmorrin School',
  'Hollowfield Care Home',
  'Inverlune Accountants',
  'Jarrowby Print',
  'Kestrelmoor Estates',
  'Lorne & Tansy',
  'Marrowstone Garage',
  'Nethercombe Parish Office',
  'Underley Logistics',
]
const fees = [
  166600,
  261800,
  71100,
  47400,
  214200,
  86900,
  115200,
  142800,
  31200,
  105000,
  105000,
  60000,
  null,
  null,
  48000,
]
const plans = [
  'Full',
  'Full',
  'Care',
  'Care',
  'Full',
  'Care',
  'Watch',
  'Full',
  'Watch',
  'Steady 10',
  'Steady 10',
  'Money retainer',
  'Twenty',
  'Twenty',
  'Watch',
]
const agreements: Agreement[] = names.map((client, index) => ({
  number: `AGR-${1042 + index}`,
  client,
  plan: plans[index] ?? '',
  feeMinor: fees[index] ?? null,
  endsOn: `2027-${String((index % 12) + 1).padStart(2, '0')}-28`,
}))
const feeSum = fees.reduce<number>((all, fee) => all + (fee ?? 0), 0)

const agreementColumns: Column<Agreement>[] = [
  { id: 'client', head: 'Client', value: (row) => row.client, sorts: true, sum: 'All agreements' },
  { id: 'plan', head: 'Plan', value: (row) => row.plan, sorts: true },
  {
    id: 'number',
    head: 'Number',
    value: (row) => row.number,
    cell: (row) => <span className="nowrap">{row.number}</span>,
  },
  {
    id: 'endsOn',
    head: 'Term ends',
    value: (row) => row.endsOn,
    cell: (row) => <DayText day={row.endsOn} />,
    sorts: true,
    align: 'right',
  },
  {
    id: 'fee',
    head: 'Fee a month',
    value: (row) => row.feeMinor,
    csv: (row) => (row.feeMinor === null ? null : decimalText(row.feeMinor, 'EUR')),
    cell: (row) => <MoneyText minor={row.feeMinor} bare whole />,
    sorts: true,
    align: 'right',
    sum: <MoneyText minor={feeSum} bare whole />,
  },
]

export function TableParts() {
  const list = useListState({
    sorts: ['client', 'plan', 'endsOn', 'fee'],
    filters: { q: 'text', plan: ['Full', 'Care', 'Watch'] },
  })
  const words = (list.filters.q ?? '').toLowerCase()
  const shown = agreements.filter(
    (row) =>
      row.client.toLowerCase().includes(words) && (!list.filters.plan || row.plan === list.filters.plan),
  )
  return (
    <Section title="A list with filters" aside="EUR, a month">
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Client or number' }}
        filters={[
          {
            name: 'plan',
            label: 'Plan',
            options: ['Full', 'Care', 'Watch'].map((plan) => ({ value: plan, label: plan })),
          },
        ]}
      />
      <DataTable
        label="Agreements"
        columns={agreementColumns}
        rows={shown}
        state={list}
        rowKey={(row) => row.number}
        to={(row) => `/agreements/${row.number}`}
        csv={{ name: 'agreements.csv' }}
      />
    </Section>
  )
}

export function ListParts() {
  return (
    <>
      <Section title="Next steps" aside="All 6 deals">
        <TodoList
          todos={[
            {
              id: '1',
              when: <span className="late">Yesterday</span>,
              what: 'Write the after-action note for Pennerley Butchers',
              why: 'Ransomware, solved yesterday 23:40. The note’s prevention steps go into the offer.',
              act: (
                <button type="button" className="word">
                  Write it
                </button>
              ),
            },
            {
              id: '2',
              when: '11:30',
              what: 'Call Rathdoon Plant Hire about the proposal',
              why: 'Proposal, day 9 · viewed three times · €2,499 a month',
              act: (
                <button type="button" className="word">
                  Open notes
                </button>
              ),
            },
            {
              id: '3',
              when: 'Thursday',
              what: 'Audit at Wexcombe Physiotherapy',
              why: 'Paid audit, 09:30 · screened good, 81 of 100',
              act: (
                <button type="button" className="word">
                  Prepare
                </button>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Promises about to break" aside="Desk, 10 open">
        <TimedList
          entries={[
            {
              id: '1',
              when: <Clock reading={at(15, 13.9)} />,
              what: 'Call Ennet Freight back by 10:16',
              under: 'Pick lists print blank · Tomasz',
            },
            {
              id: '2',
              when: <Clock reading={at(120, 102)} />,
              what: 'Be on site at Ennet Freight by 12:05',
              under: 'Scanners at dock 3 · Ada, on her way',
            },
          ]}
        />
      </Section>
      <Section title="Versions" aside="Compare">
        <TimedList
          log
          entries={[
            {
              id: '4',
              when: <DayText day="2026-03-01" />,
              what: (
                <>
                  <b>Version 4</b>, amendment
                </>
              ),
              under: 'Care to Full, +€880 a month. Signed by Niamh Veale, 24 Feb',
            },
            {
              id: '3',
              when: <DayText day="2026-02-01" />,
              what: (
                <>
                  <b>Version 3</b>, renewed
                </>
              ),
              under: 'Escalator 3%. Notice delivered 9 Dec',
            },
          ]}
        />
      </Section>
      <Section title="Assumptions, in words" aside="Edit">
        <StepList
          steps={[
            'Twenty-one users and 25 endpoints stay as they are; each joiner adds €119 a month.',
            'Calls rise 10% under a fixed fee, because help no longer costs extra.',
            'An hour costs the firm €41: pay and overhead, and the after-hours share.',
          ]}
        />
      </Section>
      <Section title="Promises kept" aside="Promised 95%">
        <MonthStrip
          things="promises"
          months={[10, 12, 13, 12, 15, 11, 10, 13, 14, 10].map((total, index) => ({
            month: `2026-${String(index + 2).padStart(2, '0')}`,
            total,
            broken: index === 4 || index === 7 ? 1 : 0,
          }))}
        />
      </Section>
    </>
  )
}
