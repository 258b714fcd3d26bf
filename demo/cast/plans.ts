import { type Line, starterPlans, type Terms } from '#agreements/rules'

/** What an hour of ours costs now; the plans' prices were thought out beside it. */
const hourMinor = 9_500

const starters = new Map(starterPlans('EUR', hourMinor).map((plan) => [plan.key, plan]))

function starter(key: string) {
  const plan = starters.get(key)
  if (!plan) throw new RangeError(`${key} is no starter plan`)
  return plan
}

/** How often each plan was put into a new version before the one that stands. */
const versions: Record<string, number> = { watch: 2, care: 3, full: 3, twenty: 1, 'steady-10': 1 }

export type CastPlan = { key: string; name: string; tier: number; versions: Terms[] }

export const plans: CastPlan[] = [...starters.keys()].map((key) => {
  const { name, tier } = starter(key)
  const before = termsOf(key)
  const standing = key === 'full' ? withCredit(before) : before
  const count = versions[key] ?? 1
  return {
    key,
    name,
    tier,
    versions: Array.from({ length: count }, (_, at) =>
      at === count - 1 ? standing : earlier(before, count - 1 - at),
    ),
  }
})

/** The terms of a plan as agreements have them. */
export function termsOf(key: string): Terms {
  return starter(key).terms
}

/** What a broken promise gives back of the month's fee: new in Full this autumn. */
export function withCredit(terms: Terms): Terms {
  const credit = { kind: 'service-credit', bpOfMonthlyFee: 500, capBp: 2_000 } as const
  return { ...terms, benefits: [...(terms.benefits ?? []), credit] }
}

/** Earlier versions promised the same work more slowly. */
function earlier(terms: Terms, steps: number): Terms {
  const benefits = terms.benefits?.map((benefit) =>
    benefit.kind === 'response' ? { ...benefit, targetMinutes: benefit.targetMinutes + 60 * steps } : benefit,
  )
  return { ...terms, benefits }
}

export const withLines = (terms: Terms, ...more: Line[]): Terms => ({
  ...terms,
  lines: [...terms.lines, ...more],
})

/** Software of a maker that we pass on by user. */
export const licences = (price: string, cost: string, agreed: number, more: Partial<Line> = {}): Line =>
  Object.assign(
    {
      kind: 'recurring-item',
      key: 'licences',
      name: 'Office and mail licences',
      unitPrice: price,
      unitCost: cost,
      quantity: { of: 'user', rule: 'agreed', agreed },
      passThrough: true,
      escalates: false,
    } as const,
    more,
  )
