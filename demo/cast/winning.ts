import type { Answer, Answers } from '../../src/domain/6-winning/screening/rules/score.ts'

/** Deals that are over: who said yes, and who said no and why. */
export const deals: { client: string; on: string; source: string; ends: string; reason: string | null }[] = [
  {
    client: 'D',
    on: '2024-12-02',
    source: 'Recommended by Jarrowby Print',
    ends: '2025-01-20',
    reason: null,
  },
  { client: 'L', on: '2025-03-17', source: 'Neighbours', ends: '2025-04-22', reason: null },
  {
    client: 'H',
    on: '2025-04-14',
    source: 'Recommended by Alderquay Dental',
    ends: '2025-05-20',
    reason: null,
  },
  { client: 'G', on: '2025-07-14', source: 'Tender', ends: '2025-08-26', reason: null },
  { client: 'T', on: '2025-09-29', source: 'Their own tickets', ends: '2025-10-14', reason: 'Too dear' },
  {
    client: 'I',
    on: '2025-11-10',
    source: 'Recommended by Brannoch & Veale',
    ends: '2025-12-16',
    reason: null,
  },
  { client: 'U', on: '2026-01-05', source: 'Came back by itself', ends: '2026-01-20', reason: null },
  {
    client: 'T',
    on: '2026-04-27',
    source: 'Their own tickets',
    ends: '2026-05-12',
    reason: 'Too dear, again',
  },
  { client: 'O', on: '2026-09-14', source: 'Their own tickets', ends: '2026-09-23', reason: null },
]

const said = (points: Answer['points'], evidence: string, more: Partial<Answer> = {}): Answer => ({
  points,
  evidence,
  ...more,
})

/** 81 of 100. */
export const wantedAnswers: Answers = {
  '1': said(4, 'We stay with people: same accountant for eleven years'),
  '2': said(3, 'Bookings from the phone, notes in the treatment room'),
  '3': said(3, 'The backup disk was bought within the month'),
  '4': said(3, 'A cousin who moved away'),
  '5': said(3, 'Bills yes, access at the audit'),
  '6': said(3, 'Rang, and it was settled'),
  '7': said(4, 'Six rooms stand still', { noonMinor: 84_000, fridayMinor: 920_000 }),
  '8': said(3, 'The same each month, if it stays so'),
  '9': said(3, 'Alarm and ultrasound are on a plan'),
  '10': said(3, 'Within half a day, worth paying for'),
  '11': said(3, 'Dara, before Christmas'),
  '12': said(3, 'About six thousand, all told'),
  '13': said(4, 'Six people, eight computers, one server, programs we know'),
  '14': said(3, 'One shared password, will change'),
}

/** 29 of 100, and the words that end it. */
export const poorAnswers: Answers = {
  '1': said(1, 'Until the till works again'),
  '4': said(2, 'This and that'),
  '7': said(1, 'We have paper'),
  '8': said(0, 'Never a monthly fee, for anything', { isKnockOut: true }),
  '11': said(2, 'Both of us, some time'),
  '12': said(1, 'A few hundred'),
  '14': said(2, 'The till program is a copy'),
}

/** Larger than any client so far: never poor, but are we ready? */
export const largeAnswers: Answers = {
  '1': said(4, 'Twelve years with the last one, who retires'),
  '2': said(3, 'Cold store joined, planning on tablets'),
  '3': said(3, 'Planned with the board each spring'),
  '4': said(4, 'He retires in May'),
  '5': said(4, 'Sent them the same day'),
  '7': said(4, 'A line that stands costs eight thousand an hour', {
    noonMinor: 2_400_000,
    fridayMinor: 22_000_000,
  }),
  '8': said(4, 'A fixed sum, for the budget'),
  '9': said(4, 'Everything that moves is on a plan'),
  '11': said(3, 'Finance and production, by February'),
  '12': said(4, 'About a hundred thousand'),
  '13': said(2, '85 people, two places, and a planning program that nobody here knows', { isLarge: true }),
  '14': said(3, 'An old label printer PC'),
}

type Complaint = 'not-delivering' | 'slow' | 'bills' | 'personality' | 'priorities' | 'other'
export const complaints: { on: string; reason: Complaint; words: string }[] = [
  { on: '2026-09-14', reason: 'slow', words: 'Two days for a label printer' },
  { on: '2026-09-30', reason: 'bills', words: 'An hour billed for a call of five minutes' },
  { on: '2026-10-15', reason: 'slow', words: 'The prescription line was down all Saturday' },
  { on: '2026-10-29', reason: 'not-delivering', words: 'The backup they promised in June is not there' },
  { on: '2026-11-13', reason: 'priorities', words: 'We come after the hotel, always' },
]

/** Zennock's bills of their old provider: month, euros, hours, of them out of hours, of them emergencies. */
export const oldBills: [month: string, euros: number, hours: number, late: number, urgent: number][] = [
  ['2025-11-01', 640, 7, 0, 0],
  ['2025-12-01', 1_180, 12.5, 3, 2],
  ['2026-01-01', 520, 5.5, 0, 0],
  ['2026-02-01', 480, 5, 0, 0],
  ['2026-03-01', 1_990, 19.5, 6, 8.5],
  ['2026-04-01', 610, 6.5, 0, 0],
  ['2026-05-01', 430, 4.5, 1, 0],
  ['2026-06-01', 870, 9, 0, 1.5],
  ['2026-07-01', 390, 4, 0, 0],
  ['2026-08-01', 2_340, 22, 5, 11],
  ['2026-09-01', 760, 8, 0, 0],
  ['2026-10-01', 1_050, 11, 1.5, 0],
]
