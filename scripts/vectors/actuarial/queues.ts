import { z } from 'zod'
import { runQueue } from '../../../src/actuary/desk.ts'
import { erlangB, erlangC, mg1Wait, mmc, priorityTail, priorityWaits } from '../../../src/actuary/queues.ts'
import { businessCalendar, orRefuse } from '../../../src/engine.ts'
import type { Topic, Vector } from './topic.ts'

export const queueTopics: Record<string, Topic> = {
  erlang,
  mg1,
  mg1_priority_nonpreemptive: mg1Priorities,
  mmc_priority_nonpreemptive: mmcPriorities,
  des_trace: trace,
  business_hours: businessHours,
}

const numbers = z.array(z.number())
const erlangInput = z.object({
  service_rate_per_hour: z.number(),
  cases: z.array(z.object({ c: z.number(), offered_load_erlang: z.number(), t_hours: z.number() })),
})

function erlang({ input }: Vector) {
  const { service_rate_per_hour: mu, cases } = erlangInput.parse(input)
  return cases.map(({ c, offered_load_erlang: a, t_hours: t }) => {
    const queue = orRefuse(mmc({ servers: c, lambda: a * mu, mu }))
    return {
      c,
      a,
      t,
      erlangB: orRefuse(erlangB(c, a)),
      erlangC: orRefuse(erlangC(c, a)),
      Wq_hours: queue.wq,
      Lq: queue.lq,
      p_wait_le_t: queue.pWaitWithin(t),
    }
  })
}

function mg1({ input }: Vector) {
  const { lambda, ES, ES2 } = z.object({ lambda: z.number(), ES: z.number(), ES2: z.number() }).parse(input)
  const { rho, wq, w, lq } = orRefuse(mg1Wait(lambda, ES, ES2))
  return { rho, Wq: wq, W: w, Lq: lq }
}

function mg1Priorities({ input }: Vector) {
  const { lambda, ES: es, ES2: es2 } = z.object({ lambda: numbers, ES: numbers, ES2: numbers }).parse(input)
  const { rho, wq, wqFcfs } = orRefuse(priorityWaits({ kind: 'mg1', lambda, es, es2 }))
  const conserved = wq.reduce((sum, wait, k) => sum + (lambda[k] ?? 0) * (es[k] ?? 0) * wait, 0)
  return { rho, Wq_by_class: wq, Wq_fcfs: wqFcfs, conservation_sum_rho_Wq: conserved }
}

const mmcInput = z.object({ lambda: numbers, mu: z.number(), c: z.number(), t_hours: numbers })

function mmcPriorities({ input }: Vector) {
  const { lambda, mu, c: servers, t_hours: times } = mmcInput.parse(input)
  const { rho, wq, wqFcfs } = orRefuse(priorityWaits({ kind: 'mmc', lambda, mu, servers }))
  const all = lambda.reduce((sum, rate) => sum + rate, 0)
  return {
    rho,
    p_wait: orRefuse(erlangC(servers, all / mu)),
    Wq_by_class: wq,
    Wq_fcfs: wqFcfs,
    p_wait_gt_t_by_class: lambda.map((_, k) =>
      times.map((t) => orRefuse(priorityTail({ lambda, mu, servers }, k + 1, t))),
    ),
  }
}

const traceInput = z.object({
  arrival_hours: numbers,
  priority: numbers,
  service_hours: numbers,
  technicians: z.number(),
})

function trace({ input }: Vector) {
  const { arrival_hours, priority, service_hours, technicians } = traceInput.parse(input)
  const tickets = arrival_hours.map((arrival, i) => ({
    arrival,
    priority: priority[i] ?? NaN,
    service: service_hours[i] ?? NaN,
  }))
  const { start, meanWaitByPriority, makespan } = orRefuse(runQueue(tickets, technicians))
  return { start, mean_wait_by_priority: meanWaitByPriority, makespan }
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const calendarInput = z.object({
  calendar: z.object({
    days: z.string(),
    open: z.string(),
    close: z.string(),
    holidays: z.array(z.string()).default([]),
  }),
})
const spans = z.array(z.looseObject({ from: z.string(), to: z.string() }))

/** Naive local times are reckoned in a zone without daylight saving. */
function businessHours({ input, expected }: Vector) {
  const { days, open, close, holidays } = calendarInput.parse(input).calendar
  const hours = Object.fromEntries(daysOf(days).map((day) => [day, [[open, close] as [string, string]]]))
  const calendar = orRefuse(businessCalendar({ timezone: 'UTC', hours, holidays }))
  return spans.parse(expected).map((span) => ({
    ...span,
    business_minutes: calendar.elapsedSeconds(`${span.from}Z`, `${span.to}Z`) / 60,
  }))
}

/** "Mon-Fri", "Mon-Thu,Sat". */
function daysOf(text: string) {
  return text.split(',').flatMap((part) => {
    const [first = '', last = first] = part.trim().toLowerCase().split('-')
    const from = WEEK.findIndex((day) => first.startsWith(day))
    const to = WEEK.findIndex((day) => last.startsWith(day))
    return WEEK.slice(from, to + 1)
  })
}
