import { deskAssumptions } from '#actuary/desk/model.ts'
import { factOfBenefit } from '#agreements/rules'
import type { Crew, CrewWish } from './crew.ts'
import type { PooledPromise } from './promises.ts'
import type { SkillGroup } from './skills.ts'

export const percent = (share: number, decimals = 0) => `${(share * 100).toFixed(decimals)} %`
const hours = (value: number) => `${value.toFixed(1)} h`
const count = (value: number) => value.toFixed(value < 10 ? 1 : 0)

/** 'Phone, emergency, within 30 min round the clock', as the terms say it. */
export function wordsOf(
  promise: Pick<PooledPromise, 'channel' | 'priority' | 'targetMinutes' | 'roundTheClock'>,
): string {
  const { channel, priority, targetMinutes, roundTheClock } = promise
  const { fact, says } = factOfBenefit({
    kind: 'response',
    channel,
    ...(priority && { priority }),
    targetMinutes,
    hours: roundTheClock ? 'always' : 'service',
  })
  return `${fact} ${says}`
}

export type Grounds = {
  client: string
  endpoints: number
  tickets: number
  clients: number
  /** A month: what the price reckons with, and what of it we do already. */
  expected: { ticketsAMonth: number; rateCv: number }
  present: number
  /** How unsure the rates of clients we have are. */
  rateCvs: readonly number[]
  hoursSay: readonly string[]
  groups: readonly SkillGroup[]
  crew: Crew
  wish: CrewWish
}

/** What the answer rests on, in the order in which it is made. */
export function assumptionsIn(grounds: Grounds): string[] {
  const { client, tickets, clients, expected, present, endpoints, hoursSay, groups, crew } = grounds
  return [
    tickets === 0
      ? 'Nobody has asked for anything yet: when tickets come is assumed, opening hours with a few after them.'
      : `${tickets} tickets of ${clients === 1 ? 'one client' : `${clients} clients`} in the last twelve whole months say who asks, when and for what.`,
    `${client} with ${endpoints} endpoints is expected to ask for ${count(expected.ticketsAMonth)} tickets a month, as its price reckons.`,
    ...(present > 0
      ? [
          `${count(present)} of them come already, without this offer: they stand in “before”, in the order of the offer, and only the rest comes on top. What is agreed with ${client} today is left out.`,
        ]
      : []),
    rateWords(grounds),
    ...hoursSay,
    ...(groups.length > 0
      ? [
          `Only those who know it take tickets about ${groups.map(({ name }) => name).join('; ')}. In an emergency whoever is there begins.`,
        ]
      : ['Anybody may take any ticket.']),
    ...crewWords(grounds),
    onCallWords(crew.onCall),
    ...deskAssumptions,
    'How soon something is solved isn’t looked at, only how soon somebody begins.',
  ]
}

function rateWords({ client, expected, rateCvs }: Grounds): string {
  const own = `give or take ${percent(expected.rateCv)}`
  if (rateCvs.length === 0) return `That is learned, not known: each run draws it anew, ${own}.`
  const [least, most] = [Math.min(...rateCvs), Math.max(...rateCvs)].map((cv) => percent(cv))
  const range = least === most ? most : `${least} to ${most}`
  return `How much each client asks for is learned, not known: each run draws it anew, ${own} for ${client} and ${range} for clients you have.`
}

function crewWords({ crew, wish }: Grounds): string[] {
  const { members, shrinkage } = crew
  const rest = members.map(
    ({ name, shiftHours, otherWorkHours }) =>
      `${name} ${hours(shiftHours)} of shifts, ${hours(otherWorkHours)} for other work`,
  )
  return [
    `A week: ${rest.join('; ')}. Booked leave and holidays are kept.`,
    wish.breaks
      ? `${percent(shrinkage)} of the shifts goes to lunch, driving, talk and sickness, from what you answered.`
      : `${percent(shrinkage)} of the shifts goes to breaks, talk, sickness and drives that no ticket asks for${wish.shrinkage === undefined ? ' (assumed)' : ''}.`,
    ...(wish.breaks ? [leaveWords(wish.breaks, members.length)] : []),
  ]
}

const leaveWords = (breaks: NonNullable<CrewWish['breaks']>, people: number) =>
  breaks.standIn
    ? 'Somebody stands in for whoever is on leave.'
    : `${breaks.leaveDaysAYear} days of leave a year: what isn’t booked yet is taken in the middle of these months${people > 1 ? ', one after the other' : ', and nobody stands in'}.`

const onCallWords = (onCall: Crew['onCall']) =>
  onCall === 'in-turns'
    ? 'Out of hours you carry the phone in turns, week by week, for emergencies only.'
    : 'Out of hours nobody is on call: an emergency waits for the morning.'
