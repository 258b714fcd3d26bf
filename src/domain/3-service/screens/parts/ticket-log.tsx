import { useManner } from '#web/manner.tsx'
import { instantText, type Manner } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { momentText } from './clock-words.ts'
import type { LogEntry, TicketData } from './ticket-data.ts'
import { eventWords, priorityWords } from './words.ts'

/** What happened, the latest on top: taps, words to and from the client, and notes for us. */
export function TicketLog({ ticket, now }: { ticket: TicketData; now: string }) {
  const manner = useManner()
  return (
    <Section title="What happened" phoneOrder={5}>
      <TimedList
        log
        entries={ticket.log.map((entry) => ({
          id: entry.id,
          when: <time dateTime={entry.at}>{momentText(entry.at, now, manner)}</time>,
          what: <What entry={entry} />,
          under: under(entry, manner),
        }))}
      />
    </Section>
  )
}

function What({ entry }: { entry: LogEntry }) {
  const { details } = entry
  const words =
    entry.kind === 'reported' && !entry.body
      ? details.answered
        ? 'called, and we answered'
        : 'reported it'
      : eventWords[entry.kind]
  const about = aboutWords(entry)
  return (
    <span className={entry.undone ? 'log-undone' : entry.kind === 'note' ? 'log-note' : undefined}>
      <b>{entry.by.name}</b> {words}
      {about}
      {entry.body ? ':' : '.'}
      {entry.body && <span className="log-body">{entry.body}</span>}
    </span>
  )
}

function aboutWords({ kind, details }: LogEntry): string {
  const number = typeof details.otherNumber === 'number' ? details.otherNumber : undefined
  if (kind === 'on-the-way' && details.minutes) return `, ${details.minutes} minutes`
  if (kind === 'needed') return `: ${details.channel} ${details.needed ? 'is needed' : 'is not needed'}`
  if (kind === 'call-attempted' && details.leftMessage) return ' and left a message'
  if (kind === 'priority-changed' && details.priority) return ` to ${priorityOf(String(details.priority))}`
  if ((kind === 'merged' || kind === 'absorbed') && number) return `: T-${number}`
  return ''
}

const priorityOf = (key: string) =>
  Object.entries(priorityWords)
    .find(([one]) => one === key)?.[1]
    .toLowerCase() ?? key

function under({ details, kind, madeAt }: LogEntry, manner: Manner): string | undefined {
  const parts: string[] = []
  if (typeof details.reason === 'string') parts.push(details.reason)
  if (kind === 'appointment' && typeof details.dueAt === 'string')
    parts.push(`for ${instantText(details.dueAt, manner)}: ${details.proof}`)
  if (kind === 'reopened')
    parts.push(details.continues ? 'the resolve clock goes on' : 'the resolve promise begins anew')
  if (details.automatic) parts.push('written by a machine, ends no wait')
  if (typeof details.setBy === 'string')
    parts.push(`typed ${instantText(madeAt, manner)} by ${details.setBy}`)
  return parts.length > 0 ? parts.join(' · ') : undefined
}
