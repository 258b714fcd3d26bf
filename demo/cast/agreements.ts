import type { BlockLine, RetainerLine, Terms } from '#agreements/rules'
import { licences, termsOf, withCredit, withLines } from './plans.ts'

/** What befell an agreement, by the day on which we knew of it. */
export type Act =
  | { does: 'sign'; terms: Terms; plan: string | null; name: string; startsOn: string; endsOn: string | null }
  | { does: 'amend'; terms: Terms; on: string; note: string; plan?: { key: string; name: string } }
  | { does: 'renew'; from: string; to: string; note: string; terms?: Terms }
  | { does: 'end'; on: string; noticedOn: string; reason: string }

export type CastAgreement = { client: string; signedOn: string; isMovedIn?: boolean; acts: Act[] }

const sign = (
  plan: string,
  name: string,
  startsOn: string,
  endsOn: string | null,
  terms = termsOf(plan),
): Act => ({
  does: 'sign',
  terms,
  plan,
  name,
  startsOn,
  endsOn,
})
const amend = (on: string, note: string, terms: Terms, plan?: { key: string; name: string }): Act => ({
  does: 'amend',
  terms,
  on,
  note,
  plan,
})
const toFull = { key: 'full', name: 'Full' }

/** One term after the other, a year each, through the one that holds today. */
const renewals = (first: string, last: string): Act[] =>
  yearsFrom(first, last).map((from) => ({
    does: 'renew',
    from,
    to: nextYear(from),
    note: 'renewed as agreed',
  }))

const nextYear = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
const yearsFrom = (day: string, last: string): string[] =>
  day > last ? [] : [day, ...yearsFrom(nextYear(day), last)]

const blockLine = (number: number, more: Partial<BlockLine> = {}): BlockLine => ({
  ...(termsOf('twenty').lines[0] as BlockLine),
  key: `twenty-${number}`,
  name: number === 1 ? 'Twenty hours in advance' : `Twenty hours in advance, block ${number}`,
  ...more,
})
const blocks = (count: number): Terms => ({
  ...termsOf('twenty'),
  lines: Array.from({ length: count }, (_, at) => blockLine(at + 1)),
})

const steady = termsOf('steady-10')
const hoursLine = steady.lines[0] as RetainerLine
const sixteen: Terms = {
  ...steady,
  lines: [
    {
      ...hoursLine,
      name: 'Sixteen hours a month',
      unitPrice: '1680.00',
      allowance: { unit: 'minutes', amount: 960 },
    },
  ],
}

/** Drawn at what the work would have cost, by three roles at three rates. */
const money: Terms = {
  lines: [
    {
      kind: 'retainer',
      key: 'work',
      name: 'Work worth 600 a month',
      unitPrice: '600.00',
      allowance: { unit: 'money', amount: 60_000 },
      rollover: { mode: 'none' },
      overage: { kind: 'bill' },
    },
  ],
  rates: { roles: { helpdesk: 8_000, technician: 9_500, senior: 12_000 } },
  benefits: [{ kind: 'response', channel: 'phone', targetMinutes: 240, hours: 'service' }],
  renewal: steady.renewal,
}

/** Lorries leave at night: somebody comes within four hours, whatever the hour. */
const nightFreight: Terms = {
  ...termsOf('full'),
  benefits: [
    ...(termsOf('full').benefits ?? []),
    {
      kind: 'response',
      channel: 'on-site',
      priority: 'emergency',
      targetMinutes: 240,
      hours: 'always',
      needsChannel: 'phone',
    },
  ],
}

const freightLicensed = withLines(nightFreight, licences('40.00', '35.20', 18))

/** Noticed from 61 days before the end, and no later than 31. */
const referenceFull: Terms = {
  ...termsOf('full'),
  renewal: {
    kind: 'term',
    months: 12,
    noticeDays: 30,
    clientNotice: { latestDays: 31, earliestDays: 61 },
  },
  escalator: { kind: 'fixed', bp: 300, notice: { latestDays: 31, earliestDays: 61 } },
}

export const agreements: CastAgreement[] = [
  {
    client: 'A',
    signedOn: '2023-09-18',
    isMovedIn: true,
    acts: [
      sign('care', 'Care', '2023-10-01', '2025-02-01'),
      amend('2025-01-01', 'Care becomes Full', referenceFull, toFull),
      ...renewals('2025-02-01', '2026-02-01'),
    ],
  },
  {
    client: 'U',
    signedOn: '2023-12-14',
    acts: [
      sign('watch', 'Watch', '2024-01-01', '2025-01-01'),
      ...renewals('2025-01-01', '2025-01-01'),
      { does: 'end', on: '2025-03-01', noticedOn: '2025-01-27', reason: 'Found it cheaper elsewhere' },
    ],
  },
  {
    client: 'J',
    signedOn: '2024-01-22',
    acts: [
      sign('steady-10', 'Steady 10', '2024-02-01', '2025-02-01'),
      ...renewals('2025-02-01', '2026-02-01'),
    ],
  },
  {
    client: 'F',
    signedOn: '2024-03-19',
    acts: [sign('care', 'Care', '2024-04-01', '2025-04-01'), ...renewals('2025-04-01', '2026-04-01')],
  },
  {
    client: 'B',
    signedOn: '2024-05-21',
    acts: [
      sign('care', 'Care', '2024-06-01', '2025-06-01'),
      ...renewals('2025-06-01', '2025-06-01'),
      amend(
        '2026-03-01',
        'Care becomes Full, licences with it',
        withLines(termsOf('full'), licences('40.00', '35.20', 22)),
        toFull,
      ),
      ...renewals('2026-06-01', '2026-06-01'),
    ],
  },
  {
    client: 'K',
    signedOn: '2024-07-15',
    acts: [
      sign('steady-10', 'Steady', '2024-08-01', '2025-08-01', sixteen),
      ...renewals('2025-08-01', '2025-08-01'),
      amend('2026-03-01', 'Sixteen hours were too many: ten', steady),
      ...renewals('2026-08-01', '2026-08-01'),
    ],
  },
  {
    client: 'C',
    signedOn: '2024-08-20',
    acts: [sign('care', 'Care', '2024-09-01', '2025-09-01'), ...renewals('2025-09-01', '2026-09-01')],
  },
  {
    client: 'M',
    signedOn: '2024-09-16',
    acts: [
      sign('twenty', 'Twenty', '2024-09-16', null, blocks(1)),
      amend('2025-12-01', 'A second block', blocks(2)),
      amend('2026-10-20', 'A third block', blocks(3)),
    ],
  },
  {
    client: 'V',
    signedOn: '2024-09-17',
    acts: [
      sign('care', 'Care', '2024-10-01', '2025-10-01'),
      ...renewals('2025-10-01', '2025-10-01'),
      {
        does: 'end',
        on: '2026-09-01',
        noticedOn: '2026-07-27',
        reason: 'Waited too long in June, and again in July',
      },
    ],
  },
  {
    client: 'E',
    signedOn: '2024-10-15',
    acts: [
      sign('full', 'Full', '2024-11-01', '2025-11-01', nightFreight),
      amend('2025-10-01', 'Licences through us', freightLicensed),
      ...renewals('2025-11-01', '2025-11-01'),
      {
        does: 'renew',
        from: '2026-11-01',
        to: '2027-11-01',
        note: 'renewed; a broken promise now gives back a part of the fee',
        terms: withCredit(freightLicensed),
      },
    ],
  },
  {
    client: 'N',
    signedOn: '2024-12-14',
    acts: [
      sign('twenty', 'Twenty', '2024-12-14', null, blocks(1)),
      amend('2025-12-14', 'A second block', blocks(2)),
    ],
  },
  {
    client: 'D',
    signedOn: '2025-01-20',
    acts: [sign('care', 'Care', '2025-02-01', '2026-02-01'), ...renewals('2026-02-01', '2026-02-01')],
  },
  {
    client: 'L',
    signedOn: '2025-04-22',
    acts: [
      {
        does: 'sign',
        plan: null,
        name: 'Money retainer',
        startsOn: '2025-05-01',
        endsOn: '2026-05-01',
        terms: money,
      },
      ...renewals('2026-05-01', '2026-05-01'),
    ],
  },
  {
    client: 'H',
    signedOn: '2025-05-20',
    acts: [
      sign(
        'full',
        'Full',
        '2025-06-01',
        '2026-06-01',
        withLines(
          termsOf('full'),
          licences('45.00', '39.60', 12, {
            billing: { timing: 'advance', intervalMonths: 1, anchor: 'first', coTermWith: 'full' },
          }),
        ),
      ),
      ...renewals('2026-06-01', '2026-06-01'),
    ],
  },
  {
    client: 'G',
    signedOn: '2025-08-26',
    acts: [sign('watch', 'Watch', '2025-09-01', '2026-09-01'), ...renewals('2026-09-01', '2026-09-01')],
  },
  { client: 'I', signedOn: '2025-12-16', acts: [sign('watch', 'Watch', '2026-01-01', '2027-01-01')] },
  { client: 'U', signedOn: '2026-01-20', acts: [sign('watch', 'Watch', '2026-02-01', '2027-02-01')] },
  {
    client: 'O',
    signedOn: '2026-09-23',
    acts: [
      sign('twenty', 'Twenty', '2026-09-23', null, {
        ...termsOf('twenty'),
        lines: [blockLine(1, { usableWhen: 'paid' })],
      }),
    ],
  },
]
