import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { runQueue } from '#actuary/desk/run-queue.ts'
import { renewalRevenue } from '#actuary/forecast/renewal-revenue.ts'
import { erlangB, erlangC, mmc, priorityTail, priorityWaits } from '#actuary/queues.ts'
import { betaBinomialChurn, fitSbg, kaplanMeier, projectSbg } from '#actuary/survival.ts'
import type { Decision } from '#kernel/decision.ts'

const { vectors } = JSON.parse(
  readFileSync(new URL('../../fixtures/actuarial.json', import.meta.url), 'utf8'),
)

/** Published cases of a topic: each is computed and compared number by number, with the case's own tolerance. */
function agreesWithPublished<Input>(topic: string, compute: (input: Input) => unknown) {
  const cases = vectors.filter((vector: { topic: string }) => vector.topic === topic)
  assert.ok(cases.length > 0, `no case of ${topic}`)
  for (const { id, input, expected, tolerance } of cases) assertNear(compute(input), expected, tolerance, id)
}

test('Erlang loss, delay and waits agree with the published cases', () => {
  type Case = { c: number; offered_load_erlang: number; t_hours: number }
  agreesWithPublished(
    'erlang',
    ({ service_rate_per_hour: mu, cases }: { service_rate_per_hour: number; cases: Case[] }) =>
      cases.map(({ c, offered_load_erlang: a, t_hours: t }) => {
        const queue = accepted(mmc({ servers: c, lambda: a * mu, mu }))
        return {
          c,
          a,
          t,
          erlangB: accepted(erlangB(c, a)),
          erlangC: accepted(erlangC(c, a)),
          Wq_hours: queue.wq,
          Lq: queue.lq,
          p_wait_le_t: queue.pWaitWithin(t),
        }
      }),
  )
})

test('priorities in M/G/1 agree with the published cases', () => {
  type Input = { lambda: number[]; ES: number[]; ES2: number[] }
  agreesWithPublished('mg1_priority_nonpreemptive', ({ lambda, ES: es, ES2: es2 }: Input) => {
    const { rho, wq, wqFcfs } = accepted(priorityWaits({ kind: 'mg1', lambda, es, es2 }))
    const conserved = wq.reduce((sum, wait, k) => sum + (lambda[k] ?? 0) * (es[k] ?? 0) * wait, 0)
    return { rho, Wq_by_class: wq, Wq_fcfs: wqFcfs, conservation_sum_rho_Wq: conserved }
  })
})

test('priorities in M/M/c, waits and tails, agree with the published cases', () => {
  type Input = { lambda: number[]; mu: number; c: number; t_hours: number[] }
  agreesWithPublished('mmc_priority_nonpreemptive', ({ lambda, mu, c: servers, t_hours }: Input) => {
    const { rho, wq } = accepted(priorityWaits({ kind: 'mmc', lambda, mu, servers }))
    const tails = lambda.map((_, k) =>
      t_hours.map((t) => accepted(priorityTail({ lambda, mu, servers }, k + 1, t))),
    )
    const load = lambda.reduce((sum, rate) => sum + rate, 0) / mu
    return { rho, p_wait: accepted(erlangC(servers, load)), Wq_by_class: wq, p_wait_gt_t_by_class: tails }
  })
})

test('a traced queue starts its tickets when the published one does', () => {
  type Input = { arrival_hours: number[]; priority: number[]; service_hours: number[]; technicians: number }
  agreesWithPublished('des_trace', ({ arrival_hours, priority, service_hours, technicians }: Input) => {
    const trace = arrival_hours.map((arrival, n) => {
      return { arrival, priority: priority[n] ?? 0, service: service_hours[n] ?? 0 }
    })
    const { start, meanWaitByPriority, makespan } = accepted(runQueue(trace, technicians))
    return { start, mean_wait_by_priority: meanWaitByPriority, makespan }
  })
})

test('Kaplan–Meier agrees with the published case', () => {
  agreesWithPublished(
    'kaplan_meier',
    ({ time_months, churned }: { time_months: number[]; churned: number[] }) => {
      const { time, atRisk, events, survival, se, median } = accepted(kaplanMeier(time_months, churned))
      return { time, n_risk: atRisk, n_event: events, S: survival, greenwood_se: se, median }
    },
  )
})

test('the shifted beta-geometric agrees with the published fit', () => {
  agreesWithPublished(
    'sbg_retention',
    ({ survivors_fraction_by_year }: { survivors_fraction_by_year: number[] }) => {
      const fit = accepted(fitSbg(survivors_fraction_by_year))
      const { survival, retention, discountedLifetime } = accepted(projectSbg(fit, 12, 0.1))
      return {
        ...fit,
        S_projected: survival,
        retention,
        expected_discounted_lifetime_10pct: discountedLifetime,
      }
    },
  )
})

test('renewal revenue agrees with the published case', () => {
  agreesWithPublished(
    'renewal_revenue',
    ({ mrr, renewal_prob }: { mrr: number[]; renewal_prob: number[] }) => {
      const items = mrr.map((mrrMinor, n) => ({ mrrMinor, p: renewal_prob[n] ?? 0 }))
      const revenue = accepted(renewalRevenue(items, 1))
      return {
        mean: revenue.meanMinor,
        sd: revenue.sdMinor,
        p05: revenue.quantileMinor(0.05),
        p10: revenue.quantileMinor(0.1),
        p50: revenue.quantileMinor(0.5),
        p90: revenue.quantileMinor(0.9),
        prob_lose_at_least_20pct: revenue.chanceAtMost(0.8 * mrr.reduce((sum, amount) => sum + amount, 0)),
      }
    },
  )
})

test('beta-binomial churn agrees with the published case', () => {
  type Input = {
    prior: { a: number; b: number }
    client_years: number
    lost: number
    clients_next_year: number
  }
  agreesWithPublished('beta_binomial_churn', (input: Input) => {
    const churn = accepted(
      betaBinomialChurn(input.prior, input.client_years, input.lost, input.clients_next_year),
    )
    return {
      posterior_mean: churn.mean,
      ci90: churn.ci90,
      predictive_lost_pmf_0_5: churn.lostPmf.slice(0, 6),
    }
  })
})

function accepted<Value>(decision: Decision<Value>): Value {
  assert.ok(decision.yes, decision.yes ? '' : `${decision.reason} ${JSON.stringify(decision.about)}`)
  return decision.value
}

/** Walks what was computed; what is published but not an output of ours (a log-likelihood, rounded copies) is not compared. */
function assertNear(
  got: unknown,
  expected: unknown,
  tolerance: { rel?: number; abs?: number },
  where: string,
) {
  if (typeof got === 'number') {
    assert.equal(typeof expected, 'number', `${where} is not published`)
    const allowed = Math.max(tolerance.abs ?? 0, (tolerance.rel ?? 0) * Math.abs(Number(expected)))
    assert.ok(Math.abs(got - Number(expected)) <= allowed, `${where}: ${got} instead of ${expected}`)
    return
  }
  if (got === null || expected === null) return assert.equal(got, expected, where)
  const published = new Map(Object.entries(expected ?? {}))
  assert.ok(published.size > 0, `${where} is empty`)
  for (const [key, value] of Object.entries(got ?? {})) {
    assertNear(value, published.get(key), tolerance, `${where} ${key}`)
  }
}
