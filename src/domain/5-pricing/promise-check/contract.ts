import { oc } from '@orpc/contract'
import { z } from 'zod'
import { Day, Id, Instant, listOf, listQuery } from '#kernel/contract.ts'

import { usualCheck } from './rules/usual-check.ts'

const tags = ['pricing']
const Verdict = z.enum(['yes', 'no', 'more-runs'])
const Share = z.number()
const Chance = z.object({ p: Share, ci95: z.tuple([Share, Share]), tickets: z.int() }).nullable()
const Told = z.object({ verdict: Verdict, says: z.string() })

const Replications = z.int().min(50, 'At least 50 runs say anything.').max(5_000, 'At most 5,000 runs.')

const negative = 'It can’t be less than nothing.'
const share = (least: number, most: number, says: string) => z.number(says).min(least, says).max(most, says)

/** What is assumed of the people who serve, where it isn't as the firm's rows have it. */
const Assumed = z.object({
  /** Share of the shifts lost to breaks, talk, sickness and driving; 0.15 unless said otherwise. */
  shrinkage: share(0, 0.6, 'Between 0 and 60 %: with less of the shifts left nobody serves.').optional(),
  /** Asked instead where the firm wants it: they make the share. */
  breaks: z
    .object({
      lunchMinutesADay: z.int().min(0, negative).max(180, 'At most 180 minutes a day.'),
      drivingHoursAWeek: z.number().min(0, negative).max(40, 'At most 40 hours a week.'),
      leaveDaysAYear: z.int().min(0, negative).max(80, 'At most 80 days a year.'),
      /** Somebody stands in for whoever is on leave. */
      standIn: z.boolean(),
    })
    .optional(),
  otherWork: z
    .array(
      z.object({ personId: Id, hoursAWeek: z.number().min(0, negative).max(80, 'At most 80 hours a week.') }),
    )
    .max(200)
    .optional(),
  onCall: z.enum(['nobody', 'in-turns']).optional(),
})

export const NewPromiseCheck = z.object({
  clientId: Id,
  /** A plan of the catalogue, or an agreement: its draft where it has one, else what is in force. */
  offer: z.union([z.object({ planId: Id }), z.object({ agreementId: Id })], 'Choose a plan or an agreement.'),
  /** The client's last count where it isn't given. */
  endpoints: z
    .int()
    .positive('How many computers are covered? At least one.')
    .max(100_000, 'At most 100,000.')
    .optional(),
  startsOn: Day.optional(),
  months: z.int().min(1, 'At least one month.').max(12, 'At most twelve months.').default(usualCheck.months),
  /** The share of tickets that has to be met in time for a promise to count as kept. */
  goal: share(0.5, 0.999, 'Between 50 and 99.9 %: nobody keeps every promise.').default(usualCheck.goal),
  replications: Replications.default(usualCheck.replications),
  seed: z.string().trim().min(1).max(60).optional(),
  assumed: Assumed.default({}),
})

const Knowing = z.object({
  personId: Id,
  name: z.string(),
  hasSkill: z.boolean(),
  solved: z.int(),
  lastOn: Day.nullable(),
})
const Thing = z.object({ id: Id, name: z.string(), kind: z.string() })
export const StumpCheck = z.object({
  verdict: z.enum(['nothing-noted', 'known', 'stumps']),
  says: z.string(),
  stumps: z.array(Thing.extend({ closing: z.array(z.string()) })),
  known: z.array(Thing.extend({ partner: z.string().nullable(), people: z.array(Knowing) })),
})

const PromiseResult = z.object({
  model: z.string(),
  verdict: Verdict,
  says: z.string(),
  replications: z.int(),
  months: z.int(),
  promises: z.array(
    z.object({
      id: z.string(),
      says: z.string(),
      channel: z.enum(['phone', 'reply', 'remote', 'on-site']),
      targetMinutes: z.number(),
      plans: z.array(z.string()),
      clientIds: z.array(z.string()),
      isOffered: z.boolean(),
      goal: Share,
      before: Chance,
      after: Chance,
      change: z.object({ change: Share, ci95: z.tuple([Share, Share]) }).nullable(),
      verdictBefore: Verdict.nullable(),
      verdict: Verdict,
      withHire: z.object({ chance: Chance, verdict: Verdict }),
      looserTargetMinutes: z.number().nullable(),
    }),
  ),
  whatIfs: z.object({ hire: Told, looser: Told, smaller: Told }),
  load: z.object({ before: Share, after: Share, withHire: Share }),
  ticketsPerMonth: z.object({ before: z.number(), added: z.number() }),
  replicationsNeeded: z.int().nullable(),
})

const Row = z.object({
  id: Id,
  number: z.string(),
  clientId: Id,
  client: z.string(),
  offer: z.string(),
  endpoints: z.int(),
  startsOn: Day,
  cause: z.enum(['asked', 'sent']),
  /** null until the runs that were wanted first are done. */
  verdict: Verdict.nullable(),
  runs: z.int(),
  runsWanted: z.int(),
  madeAt: Instant,
  madeBy: z.string(),
})

export const PromiseCheck = Row.extend({
  goal: Share,
  seed: z.string(),
  assumptions: z.array(z.string()),
  stumps: StumpCheck,
  clients: z.array(z.object({ id: Id, name: z.string() })),
  result: PromiseResult.nullable(),
})

export const PromiseGrounds = z.object({
  endpoints: z.int().nullable(),
  startsOn: Day,
  /** Lunch, leave and driving are asked before anything is checked. */
  asksAboutBreaks: z.boolean(),
  shrinkage: Share,
  people: z.array(z.object({ id: Id, name: z.string(), shiftHours: z.number(), otherWorkHours: z.number() })),
})

const clientId = z.object({ clientId: Id })
const checkId = z.object({ checkId: Id })

export const promiseCheckContract = {
  promiseGrounds: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/promise-grounds',
      tags,
      summary: 'What a promise check would rest on: people and their other work',
    })
    .input(clientId)
    .output(PromiseGrounds),
  stumpCheck: oc
    .route({
      method: 'GET',
      path: '/clients/{clientId}/stump-check',
      tags,
      summary: 'Who of us knows what runs at this client, and what nobody knows',
    })
    .input(clientId)
    .output(StumpCheck),
  checkPromises: oc
    .route({
      method: 'POST',
      path: '/promise-checks',
      tags,
      summary: 'Ask whether we could keep the promises with this client too; it runs by itself',
      successStatus: 201,
    })
    .input(NewPromiseCheck)
    .output(z.object({ id: Id, number: z.string() })),
  morePromiseRuns: oc
    .route({
      method: 'POST',
      path: '/promise-checks/{checkId}/runs',
      tags,
      summary: 'Go on with the same check until so many runs are done',
      successStatus: 201,
    })
    .input(checkId.extend({ replications: Replications }))
    .output(z.object({ id: Id, runsWanted: z.int() })),
  promiseChecks: oc
    .route({ method: 'GET', path: '/promise-checks', tags, summary: 'Promise checks with their verdicts' })
    .input(listQuery(['madeAt', 'number', 'client', 'verdict']).extend({ clientId: Id.optional() }))
    .output(listOf(Row)),
  promiseCheck: oc
    .route({
      method: 'GET',
      path: '/promise-checks/{checkId}',
      tags,
      summary: 'A promise check: how far it is, and its frozen answer',
    })
    .input(checkId)
    .output(PromiseCheck),
}
