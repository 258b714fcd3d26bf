import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  allenCunneenFactor,
  erlangB,
  erlangC,
  mg1Wait,
  mmc,
  priorityTail,
  priorityWaits,
} from '#actuary/queues.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'

test('one technician busy half the time keeps half of the tickets waiting', () => {
  assert.deepEqual(erlangC(1, 0.5), yes(0.5))
})

test('nobody at the desk loses every ticket', () => {
  assert.deepEqual(erlangB(0, 0.5), yes(1))
})

test('a desk without tickets lets nobody wait', () => {
  assert.deepEqual(erlangC(3, 0), yes(0))
  assert.deepEqual(erlangB(3, 0), yes(0))
})

test('Erlang stays sound for thousands of technicians', () => {
  const busy = accepted(erlangC(5000, 4900))
  assert.ok(busy > 0 && busy < 1)
})

test('work that comes in faster than it can be done is refused, not answered', () => {
  assert.deepEqual(erlangC(2, 2), no('unstable', { rho: 1, load: 2, servers: 2 }))
  assert.equal(reasonOf(mmc({ servers: 2, lambda: 5, mu: 2 })), 'unstable')
  assert.equal(reasonOf(mg1Wait(1, 1, 2)), 'unstable')
  assert.equal(
    reasonOf(priorityWaits({ kind: 'mg1', lambda: [0.5, 0.6], es: [1, 1], es2: [2, 2] })),
    'unstable',
  )
  assert.equal(reasonOf(priorityWaits({ kind: 'mmc', lambda: [1, 3], mu: 1, servers: 3 })), 'unstable')
  assert.equal(reasonOf(priorityTail({ lambda: [1, 3], mu: 1, servers: 3 }, 1, 1)), 'unstable')
})

test('a figure that cannot be is refused by name', () => {
  assert.deepEqual(erlangB(2, -1), no('negative', { field: 'load', given: -1 }))
  assert.deepEqual(erlangB(2.5, 1), no('not-whole', { field: 'servers', given: 2.5, least: 0 }))
  assert.deepEqual(erlangC(2, Number.NaN), no('negative', { field: 'load', given: 'NaN' }))
  assert.deepEqual(mmc({ servers: 2, lambda: 1, mu: 0 }), no('not-positive', { field: 'mu', given: 0 }))
  assert.deepEqual(mg1Wait(0.1, 2, 3), no('second-moment-too-small', { es: 2, es2: 3 }))
  assert.equal(reasonOf(priorityWaits({ kind: 'mmc', lambda: [], mu: 1, servers: 1 })), 'no-classes')
  assert.deepEqual(
    priorityWaits({ kind: 'mmc', lambda: [1, -1], mu: 1, servers: 3 }),
    no('negative', { field: 'lambda 2', given: -1 }),
  )
  assert.deepEqual(
    priorityWaits({ kind: 'mg1', lambda: [0.1], es: [1, 1], es2: [2] }),
    no('lengths-differ', { lambda: 1, es: 2, es2: 1 }),
  )
  assert.deepEqual(
    priorityTail({ lambda: [0.1], mu: 1, servers: 1 }, 2, 1),
    no('no-such-class', { class: 2, classes: 1 }),
  )
})

test('steady work halves the waits of exponential work, lognormal work doubles them', () => {
  assert.equal(accepted(allenCunneenFactor(0)), 0.5)
  const squaredVariation = Math.exp(1.2 ** 2) - 1
  assert.ok(Math.abs(accepted(allenCunneenFactor(Math.sqrt(squaredVariation))) - 2.11) < 0.01)
})

test('M/G/1 with exponential work is M/M/1', () => {
  const general = accepted(mg1Wait(0.7, 1, 2))
  const exponential = accepted(mmc({ servers: 1, lambda: 0.7, mu: 1 }))
  assert.ok(Math.abs(general.wq - exponential.wq) < 1e-12)
  assert.ok(Math.abs(general.lq - exponential.lq) < 1e-12)
  assert.equal(general.w, general.wq + 1)
})

const smallDesk = fc.record({
  servers: fc.integer({ min: 1, max: 20 }),
  rho: fc.double({ min: 0.01, max: 0.98, noNaN: true }),
})

test('the recursions are the textbook sums', () => {
  fc.assert(
    fc.property(smallDesk, ({ servers, rho }) => {
      const load = servers * rho
      const terms = Array.from({ length: servers + 1 }, (_, k) => load ** k / factorial(k))
      const last = terms[servers] ?? 0
      const loss = last / sum(terms)
      const delay = last / (1 - rho) / (sum(terms) - last + last / (1 - rho))
      assert.ok(Math.abs(accepted(erlangB(servers, load)) - loss) < 1e-12)
      assert.ok(Math.abs(accepted(erlangC(servers, load)) - delay) < 1e-12)
    }),
  )
})

const classes = fc.array(
  fc.record({
    load: fc.double({ min: 0.001, max: 1, noNaN: true }),
    es: fc.double({ min: 0.1, max: 5, noNaN: true }),
    spread: fc.double({ min: 1, max: 10, noNaN: true }),
  }),
  { minLength: 1, maxLength: 5 },
)
const someRho = fc.double({ min: 0.05, max: 0.95, noNaN: true })

test('priorities move waiting between classes and make none (conservation law)', () => {
  fc.assert(
    fc.property(classes, someRho, (loads, rho) => {
      const total = sum(loads.map(({ load }) => load))
      const rhos = loads.map(({ load }) => (load / total) * rho)
      const es = loads.map((each) => each.es)
      const es2 = loads.map((each) => each.spread * each.es ** 2)
      const lambda = rhos.map((each, k) => each / (es[k] ?? 1))
      const { wq, wqFcfs } = accepted(priorityWaits({ kind: 'mg1', lambda, es, es2 }))
      near(sum(wq.map((wait, k) => wait * (rhos[k] ?? 0))), wqFcfs * rho)
      assert.deepEqual(
        wq,
        wq.toSorted((a, b) => a - b),
      )
    }),
  )
})

test('the tail of every class is a falling chance whose area is the mean wait', () => {
  const queue = { lambda: [0.4, 1, 0.8], mu: 1.2, servers: 3 }
  const { wq } = accepted(priorityWaits({ kind: 'mmc', ...queue }))
  for (const cls of [1, 2, 3]) {
    const step = 0.01
    const tail = Array.from({ length: 4000 }, (_, n) => accepted(priorityTail(queue, cls, n * step)))
    assert.ok(tail.every((chance, n) => chance >= 0 && chance <= (tail[n - 1] ?? 1) + 1e-7))
    const area = step * (sum(tail) - (tail[0] ?? 0) / 2)
    assert.ok(Math.abs(area - (wq[cls - 1] ?? 0)) < 2e-4, `class ${cls}: ${area} and ${wq[cls - 1]}`)
  }
})

test('one class alone waits as in Erlang', () => {
  fc.assert(
    fc.property(smallDesk, fc.double({ min: 0, max: 5, noNaN: true }), ({ servers, rho }, t) => {
      const plain = accepted(mmc({ servers, lambda: servers * rho, mu: 1 }))
      near(
        accepted(priorityTail({ lambda: [servers * rho], mu: 1, servers }, 1, t)),
        1 - plain.pWaitWithin(t),
      )
      near(accepted(priorityWaits({ kind: 'mmc', lambda: [servers * rho], mu: 1, servers })).wqFcfs, plain.wq)
    }),
  )
})

function accepted<Value>(decision: Decision<Value>): Value {
  assert.ok(decision.yes, decision.yes ? '' : decision.reason)
  return decision.value
}

const reasonOf = (decision: Decision<unknown>) => (decision.yes ? undefined : decision.reason)
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b)), `${a} and ${b}`)
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
