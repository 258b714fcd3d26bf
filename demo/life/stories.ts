import type { AgreementTerms } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'
import type { StaffKey } from '../cast/staff.ts'
import { known, type World } from '../load/world.ts'
import type { Arrival } from './arrivals.ts'
import { atClock, MINUTE } from './clock.ts'
import { event, type LivedEvent, type LivedTicket, promisedTo, reported, type Session } from './desk.ts'
import { workKinds } from './work-kinds.ts'

type Told = {
  client: string
  at: [day: Day, clock: string]
  title: string
  category: string
  technology?: string
  channel?: Arrival['channel']
  emergency?: boolean
  impact?: Arrival['impact']
  urgency?: Arrival['urgency']
  contact?: number
  site?: number
  raisedBy?: LivedTicket['raisedBy']
  /** The client's own words. */
  says?: string
  events?: LivedEvent[]
  sessions?: Session[]
  visited?: boolean
}

const monday = '2026-11-16'
const today = '2026-11-17'
const at = (clock: string, day: Day = today) => atClock(day, clock)
const works = (
  by: StaffKey,
  from: number,
  to: number,
  workType: Session['workType'] = 'remote',
): Session => ({
  by,
  from,
  to,
  workType,
})
const needs = (channel: 'remote' | 'on-site', when: number, by: StaffKey) =>
  event('needed', when, by, { channel, needed: true })
const writes = (
  kind: 'replied' | 'waiting-on-client' | 'access-refused',
  when: number,
  by: StaffKey,
  message: string,
) => ({
  ...event(kind, when, by),
  message,
})

/** What stands on the desk this morning: late, nearly late, running, waiting, and what nobody was promised. */
const desk: Told[] = [
  {
    client: 'E',
    at: [today, '08:05'],
    title: 'Both sites are cut off: the line is down again',
    category: 'server-network',
    technology: 'Lines',
    emergency: true,
    impact: 'all',
    urgency: 'now',
    says: 'Nothing goes out, eleven lorries wait at the gate.',
    events: [
      event('taken', at('08:06'), 'tomasz'),
      event('session-started', at('08:15'), 'tomasz'),
      event('session-ended', at('08:50'), 'tomasz'),
      needs('on-site', at('08:52'), 'tomasz'),
      writes(
        'replied',
        at('08:54'),
        'tomasz',
        'Your router does not answer any more. I am coming with another one.',
      ),
      event('on-the-way', at('10:05'), 'tomasz', { minutes: 40 }),
    ],
    sessions: [works('tomasz', at('08:15'), at('08:50'))],
  },
  {
    client: 'E',
    at: ['2026-11-15', '09:20'],
    title: 'Line drops every night at three',
    category: 'vendor',
    technology: 'Lines',
    says: 'The depot scanners lose the line every night around three.',
    urgency: 'soon',
    impact: 'some',
    events: [
      event('taken', at('09:25', '2026-11-15'), 'tomasz'),
      event('session-started', at('09:30', '2026-11-15'), 'tomasz'),
      event('session-ended', at('10:05', '2026-11-15'), 'tomasz'),
      writes(
        'replied',
        at('10:10', '2026-11-15'),
        'tomasz',
        'The fault is in the line. A case is open with the provider.',
      ),
    ],
    sessions: [works('tomasz', at('09:30', '2026-11-15'), at('10:05', '2026-11-15'))],
  },
  {
    client: 'G',
    at: [monday, '12:40'],
    title: 'Projector of the hall is not found',
    category: 'user-help',
    channel: 'mail',
    says: 'The projector in the hall shows no picture since this morning.',
  },
  {
    client: 'D',
    at: [today, '09:23'],
    title: 'Cutting list does not print',
    category: 'user-help',
    channel: 'mail',
    says: 'The big printer prints only half of the list.',
  },
  {
    client: 'C',
    at: [monday, '17:15'],
    title: 'X-ray pictures open slowly',
    category: 'user-help',
    technology: 'Line-of-business software',
    says: 'It takes a minute to open a picture.',
    impact: 'some',
    events: [event('taken', at('09:12'), 'ada'), needs('remote', at('09:13'), 'ada')],
  },
  {
    client: 'B',
    at: [today, '10:02'],
    title: 'Second factor does not come for a partner',
    category: 'security',
    technology: 'Microsoft 365',
    impact: 'one',
    urgency: 'now',
    says: 'Mr Brannoch cannot sign in from court.',
    events: [event('taken', at('10:04'), 'maeve'), needs('remote', at('10:04'), 'maeve')],
  },
  {
    client: 'A',
    at: [today, '09:31'],
    title: 'Reception cannot scan insurance cards',
    category: 'user-help',
    technology: 'Line-of-business software',
    impact: 'some',
    says: 'The card reader blinks and nothing comes.',
    contact: 1,
    events: [event('taken', at('09:33'), 'ada'), event('session-started', at('09:50'), 'ada')],
  },
  {
    client: 'A',
    at: [today, '06:10'],
    title: 'Backup of last night took six hours',
    category: 'maintenance',
    technology: 'Backup',
    channel: 'monitoring',
    raisedBy: 'monitoring',
    urgency: 'whenever',
    events: [event('taken', at('09:02'), 'ada'), event('called-back', at('09:06'), 'ada')],
  },
  {
    client: 'H',
    at: [monday, '15:10'],
    title: 'Ward tablet has no network',
    category: 'server-network',
    technology: 'Wi-Fi',
    says: 'The tablet on the second floor finds no network.',
    events: [
      event('taken', at('15:14', monday), 'tomasz'),
      needs('on-site', at('15:15', monday), 'tomasz'),
      writes(
        'access-refused',
        at('16:40', monday),
        'tomasz',
        'The ward is closed for visitors today. Please tell me when I may come.',
      ),
    ],
  },
  {
    client: 'F',
    at: ['2026-11-13', '11:05'],
    title: 'New plotter or repair?',
    category: 'vendor',
    technology: 'Hardware',
    channel: 'mail',
    says: 'The plotter needs a new head. What would you do?',
    urgency: 'whenever',
    events: [
      event('taken', at('11:20', '2026-11-13'), 'maeve'),
      event('called-back', at('11:40', '2026-11-13'), 'maeve'),
      writes(
        'waiting-on-client',
        at('15:30', '2026-11-13'),
        'maeve',
        'A head is 640, a new plotter 2,900. Tell me which.',
      ),
    ],
  },
  {
    client: 'K',
    at: [today, '09:48'],
    title: 'New lettings agent starts on Thursday',
    category: 'move-add-change',
    channel: 'portal',
    says: 'Please a mailbox and the same rights as Imelda.',
    events: [
      event('taken', at('09:55'), 'ada'),
      event('called-back', at('09:58'), 'ada'),
      needs('remote', at('09:58'), 'ada'),
    ],
  },
  {
    client: 'T',
    at: [today, '08:40'],
    title: 'Office switch fails, the fourth time',
    category: 'server-network',
    technology: 'Network',
    impact: 'some',
    says: 'The same switch again. Half of the office has no network.',
  },
  {
    client: 'O',
    at: [today, '07:55'],
    title: 'Ticket tills do not start',
    category: 'server-network',
    emergency: true,
    impact: 'all',
    urgency: 'now',
    says: 'Doors open at six tonight.',
    events: [event('taken', at('08:20'), 'maeve')],
  },
  {
    client: 'R',
    at: [monday, '16:05'],
    title: 'Mail of the yard office does not come',
    category: 'mail-and-mobile',
    channel: 'mail',
    says: 'No mail since noon.',
  },
  {
    client: 'M',
    at: [today, '10:08'],
    title: 'Nobody can open the job cards',
    category: 'server-network',
    emergency: true,
    impact: 'all',
    urgency: 'now',
    says: 'Four cars on the lifts and no job cards.',
    events: [event('taken', at('10:11'), 'maeve')],
  },
]

/** What people still speak of. */
const past: Told[] = [
  {
    client: 'P',
    at: [monday, '07:20'],
    title: 'Ransomware: every file has another name',
    category: 'security',
    technology: 'Windows Server',
    emergency: true,
    impact: 'all',
    urgency: 'now',
    says: 'There is a letter on every screen that wants money.',
    events: [
      event('taken', at('07:24', monday), 'tomasz'),
      event('session-started', at('07:40', monday), 'tomasz'),
      event('session-ended', at('13:10', monday), 'tomasz'),
      event('session-started', at('13:00', monday), 'maeve'),
      event('session-ended', at('17:30', monday), 'maeve'),
      event('session-started', at('17:40', monday), 'tomasz'),
      event('session-ended', at('23:40', monday), 'tomasz'),
      {
        ...event('solved', at('23:40', monday), 'tomasz'),
        message: 'All files are back from the copy of Saturday. Please read what we found.',
      },
    ],
    sessions: [
      works('tomasz', at('07:40', monday), at('13:10', monday)),
      works('maeve', at('13:00', monday), at('17:30', monday)),
      works('tomasz', at('17:40', monday), at('23:40', monday)),
    ],
  },
  {
    client: 'E',
    at: ['2026-11-04', '09:20'],
    title: 'Dispatch printers are dead',
    category: 'server-network',
    technology: 'Network',
    impact: 'some',
    urgency: 'now',
    says: 'No labels, no lorries.',
    events: [
      event('taken', at('09:23', '2026-11-04'), 'tomasz'),
      needs('on-site', at('09:40', '2026-11-04'), 'tomasz'),
      event('on-the-way', at('13:40', '2026-11-04'), 'tomasz', { minutes: 25 }),
      event('arrived', at('14:08', '2026-11-04'), 'tomasz'),
      event('left', at('15:25', '2026-11-04'), 'tomasz'),
      event('solved', at('15:26', '2026-11-04'), 'tomasz'),
      event('closed', at('09:30', '2026-11-05'), 'tomasz', {
        categoryKey: 'server-network',
        emergency: false,
      }),
    ],
    sessions: [works('tomasz', at('14:08', '2026-11-04'), at('15:25', '2026-11-04'), 'on-site')],
    visited: true,
  },
  ...['2026-03-18', '2026-06-24', '2026-09-15'].map(
    (day, index): Told => fixed('T', day, 'Office switch fails', 95 + index * 20),
  ),
  ...['2026-02-11', '2026-05-27', '2026-10-08'].map(
    (day, index): Told => fixed('R', day, 'Outage: nobody can work', 260 + index * 35, true),
  ),
  fixed('F', '2026-09-09', 'Drawings lost: no backup since spring', 465, true),
]

/** An old trouble, mended on the day. */
function fixed(client: string, day: Day, title: string, minutes: number, emergency = false): Told {
  const start = at('09:40', day)
  const end = start + minutes * MINUTE
  return {
    client,
    at: [day, '09:15'],
    title,
    category: 'server-network',
    technology: 'Network',
    emergency,
    impact: emergency ? 'all' : 'some',
    urgency: 'now',
    events: [
      event('taken', start - 20 * MINUTE, 'tomasz'),
      event('session-started', start, 'tomasz'),
      event('session-ended', end, 'tomasz'),
      event('solved', end + MINUTE, 'tomasz'),
      event('closed', end + 40 * MINUTE, 'tomasz', {
        categoryKey: 'server-network',
        emergency,
        ...(emergency && { reason: 'Nobody there could work' }),
      }),
    ],
    sessions: [works('tomasz', start, end)],
  }
}

/** The tickets that are told, not drawn by chance. */
export const told = (world: World, agreements: readonly AgreementTerms[]): LivedTicket[] =>
  [...desk, ...past].map((one) => tell(one, world, agreements))

function tell(one: Told, world: World, agreements: readonly AgreementTerms[]): LivedTicket {
  const client = known(world.clients, one.client)
  const kind = workKinds.find(({ category }) => category === one.category)
  if (!kind) throw new RangeError(`No kind of work is called ${one.category}`)
  const arrival: Arrival = {
    client,
    at: atClock(...one.at),
    kind,
    title: one.title,
    technology: one.technology ?? kind.technologies[0] ?? '',
    emergency: one.emergency ?? false,
    afterHours: false,
    onSite: one.visited ?? false,
    channel: one.channel ?? 'phone',
    impact: one.impact ?? 'one',
    urgency: one.urgency ?? 'soon',
    minutes: 0,
    contact: one.contact ?? 0,
  }
  const own = agreements.filter(({ clientId }) => clientId === client.id)
  const report = reported(arrival).map((said) => ({ ...said, ...(one.says && { message: one.says }) }))
  return {
    ...arrival,
    promised: promisedTo(arrival, own),
    events: [...report, ...(one.events ?? [])],
    sessions: one.sessions ?? [],
    visited: one.visited ?? false,
    raisedBy: one.raisedBy,
    site: one.site,
  }
}
