import type { z } from 'zod'
import type { RatePrior } from '#actuary/price-sheet/priors.ts'
import { countFacts, offeredTerms, ratingCard } from '#agreements'
import type { CountFact, Terms } from '#agreements/rules'
import { allow, firmCard, firmDetails, peopleList } from '#firm'
import { compareDays, type Day } from '#kernel/days.ts'
import { orRefuse, Refused } from '#kernel/decision.ts'
import { decimalsOf } from '#kernel/money.ts'
import { dayAt } from '#kernel/zone.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/database/firm-database.ts'
import { found } from '#platform/failures.ts'
import { assumptionsOf as assumptionsInForce } from '../assumptions/assumptions.ts'
import type { Assumptions } from '../assumptions/rules/values.ts'
import { factorsInForce } from '../factors/rating-factors.ts'
import { pastOf } from '../history/book.ts'
import { credibilityRange } from '../history/rules/book.ts'
import { type ClientExperience, ownExperience } from '../history/rules/experience.ts'
import type { Choices, Sheet } from './contract.ts'
import { fixedFeeHours } from './fixed-fee-book.ts'
import type { PriceChoices } from './rules/choices.ts'
import { type CostSource, costPerHour } from './rules/cost-per-hour.ts'
import { type Offer, offerOf } from './rules/offer.ts'
import { price, type Simulation } from './rules/price.ts'
import type { PriceQuestion } from './rules/sheet-input.ts'
import { adviceOn, assumptionsOf } from './rules/words.ts'

export type Wish = z.infer<typeof Choices>
export type Answer = z.infer<typeof Sheet>
export type Made = {
  answer: Answer
  simulation: Simulation
  /** How unsure the client’s rate is: standard deviation over mean. */
  rateCv: number
  prior: RatePrior
}

export function previewPrice(context: Context, wish: Wish): Promise<Answer> {
  allow(context, 'price')
  return context.db.read(async (tx) => (await priced(tx, context.now, wish)).answer)
}

/** The sheet from the firm's rows as they stand: 36 months of the book, the client's own among them. */
export async function priced(tx: Tx, now: string, wish: Wish): Promise<Made> {
  const { zone, currency: firmCurrency } = await firmCard(tx)
  const today = dayAt(now, zone)
  const client = wish.clientId ? await clientCard(tx, wish.clientId) : undefined
  const currency = client?.currency ?? firmCurrency
  const assumed = await assumptionsInForce(tx)
  const past = await pastOf(tx, now, assumed, wish.clientId)
  const own = past.own ? ownExperience(past.own, past.kinds) : null
  const offered = await offeredBy(tx, wish)
  const counts = await countsFor(tx, wish, today)
  const rateCard = await ratingCard(tx, today, [])
  const question = { name: offered?.name ?? 'All work', terms: offered?.terms ?? null }
  const offer = offerOf({ ...question, currency, counts: counts.facts, rateCard, on: today }, past.book.kinds)
  const costs = await costsOf(tx, wish, assumed, {
    endpoints: counts.endpoints,
    offer,
    currency,
    firmCurrency,
  })
  const list = rateCard.lists
    .filter((one) => (one.currency ?? firmCurrency) === currency && one.fromOn <= today)
    .sort((a, b) => compareDays(b.fromOn, a.fromOn))[0]
  const factors = wish.clientId ? await factorsInForce(tx, wish.clientId) : []
  const choices = choicesOf(wish, {
    ...costs,
    own,
    factors,
    assumed,
    currency,
    hourlyRateMinor: list?.defaultMinor,
    endpoints: counts.endpoints,
  })
  const others =
    choices.target === 'book'
      ? await fixedFeeHours(tx, today, { past, assumed, choices, clientId: wish.clientId })
      : null
  const whole: PriceQuestion = { book: past.book, own, choices, assumed, offer, others }
  const { priced: answer, simulation, rateCv } = orRefuse(price(whole, wish.askedMinor))
  const isNoisy = own !== null && past.book.source === 'book' && past.others.length <= mostForRange
  return {
    simulation,
    rateCv,
    prior: past.book.prior,
    answer: {
      ...answer,
      currency,
      offer: offered && {
        name: offer.name,
        planId: wish.planId ?? null,
        agreementId: wish.agreementId ?? null,
        monthlyMinor: offer.monthlyMinor,
      },
      startsOn: today,
      choices: { ...choices, costSource: costs.costSource },
      fixedCosts: costs.fixedCosts,
      own,
      book: past.book,
      factors,
      zRange: isNoisy ? credibilityRange(past.others, own, assumed, wish.clientId ?? '') : null,
      assumptions: [...assumptionsOf(answer, whole), ...counts.said, ...costs.said],
      advice: adviceOn(answer, own, choices.months),
    },
  }
}

/** With so many clients the weight of own history is no longer in doubt. */
const mostForRange = 60

const clientCard = async (tx: Tx, clientId: string) =>
  found(
    await tx.selectFrom('client').select(['name', 'currency']).where('id', '=', clientId).executeTakeFirst(),
    'client',
  )

async function offeredBy(
  tx: Tx,
  { planId, agreementId }: Wish,
): Promise<{ name: string; terms: Terms } | null> {
  if (planId) return offeredTerms(tx, { planId })
  return agreementId ? offeredTerms(tx, { agreementId }) : null
}

/** The client's counts with the endpoints asked for; what was never counted is taken to be as many. */
async function countsFor(tx: Tx, wish: Wish, today: Day) {
  const known = wish.clientId ? ((await countFacts(tx, [wish.clientId])).get(wish.clientId) ?? []) : []
  const last = known.findLast(({ of, fromOn }) => of === 'endpoint' && fromOn <= today)?.count
  const endpoints = wish.endpoints ?? last
  if (endpoints === undefined || endpoints === 0)
    throw new Refused('no-endpoints', { field: 'endpoints', endpoints: String(endpoints ?? 0) })
  const asked: CountFact = { of: 'endpoint', count: endpoints, fromOn: today }
  const uncounted = known.some(({ of }) => of === 'user')
    ? []
    : [{ of: 'user', count: endpoints, fromOn: today }]
  return {
    endpoints,
    facts: [...known.filter(({ of, fromOn }) => of !== 'endpoint' || fromOn < today), asked, ...uncounted],
    said: uncounted.length > 0 ? ['Users were never counted: as many as endpoints are taken.'] : [],
  }
}

type Costs = {
  costPerHourMinor: number
  costSource: CostSource
  fixedPerYearMinor: number
  fixedCosts: Answer['fixedCosts']
  said: string[]
}

async function costsOf(
  tx: Tx,
  wish: Wish,
  assumed: Assumptions,
  {
    endpoints,
    offer,
    currency,
    firmCurrency,
  }: { endpoints: number; offer: Offer; currency: string; firmCurrency: string },
): Promise<Costs> {
  const isOurs = currency === firmCurrency
  // Pay and tools are known in the firm's own money; what they are in another is nobody's to guess.
  if (!isOurs && wish.costPerHourMinor === undefined)
    throw new Refused('cost-in-other-currency', {
      field: 'costPerHourMinor',
      ours: firmCurrency,
      theirs: currency,
    })
  const tools = isOurs ? 12 * assumed.toolsPerEndpointMinor * endpoints : 0
  const { fixedMonthlyCostMinor } = await firmDetails(tx)
  const cost = orRefuse(costPerHour(await peopleList(tx), fixedMonthlyCostMinor, wish.costPerHourMinor))
  const parts: Answer['fixedCosts'] = [
    { what: 'tools', minor: Math.round(tools) },
    { what: 'items', minor: offer.itemsPerYearMinor },
    { what: 'visits', minor: Math.round(offer.visitsPerYear * assumed.visitHours * cost.minor) },
    { what: 'typed', minor: wish.fixedPerYearMinor },
  ]
  return {
    costPerHourMinor: cost.minor,
    costSource: cost.source,
    fixedPerYearMinor: parts.reduce((sum, { minor }) => sum + minor, 0),
    fixedCosts: parts.filter(({ minor }) => minor !== 0),
    said: isOurs ? [] : [`Tools are paid in ${firmCurrency}: they are not among these costs.`],
  }
}

function choicesOf(
  wish: Wish,
  known: Costs & {
    endpoints: number
    own: ClientExperience | null
    factors: Answer['factors']
    assumed: Assumptions
    currency: string
    hourlyRateMinor: number | undefined
  },
): PriceChoices {
  const { own, factors, assumed } = known
  const hourlyRateMinor = wish.hourlyRateMinor ?? known.hourlyRateMinor
  if (hourlyRateMinor === undefined)
    throw new Refused('no-hourly-rate', {
      field: 'hourlyRateMinor',
      currency: known.currency,
    })
  const isNew = own === null || own.months < 12
  const spread = factors.reduce((sum, { spreadBp }) => sum + (spreadBp / 10_000) ** 2, 0)
  return {
    endpoints: known.endpoints,
    months: wish.months,
    chanceOfLoss: wish.chanceOfLoss ?? assumed.chanceOfLoss,
    target: wish.target,
    costPerHourMinor: known.costPerHourMinor,
    fixedPerYearMinor: known.fixedPerYearMinor,
    hourlyRateMinor,
    moralHazard: wish.moralHazard ?? assumed.moralHazard,
    factor: factors.reduce((product, { relativityBp }) => (product * relativityBp) / 10_000, 1),
    spreadCv: Math.sqrt(spread),
    onboarding: wish.onboarding ?? isNew,
    roundToMinor: 10 * 10 ** decimalsOf(known.currency),
  }
}
