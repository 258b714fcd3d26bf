import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type CountFact, starterPlans, type Terms } from '#agreements/rules'
import { no } from '#kernel/decision.ts'
import { insuredBy } from './insured.ts'
import { type Draft, mayAnswer, maySend, maySign } from './may.ts'
import { priceOf, priceOfLine } from './price.ts'
import { type ProposalStep, revisionState, standingOf } from './proposal-state.ts'
import { recordOf } from './record.ts'
import { checkReplay, replayFacts } from './replay.ts'
import { replaySentence, replayTitle } from './replay-words.ts'
import { termsText } from './terms-text.ts'
import { cellsOf, labels } from './what-it-says.ts'

const plans = Object.fromEntries(starterPlans('EUR', 9_500).map(({ key, terms }) => [key, terms]))
const plan = (key: string): Terms => plans[key] ?? { lines: [] }
const money = (minor: number) => `€${minor / 100}`
const cells = (key: string) =>
  Object.fromEntries(cellsOf(plan(key), money).map(({ label, says }) => [label, says]))
const users: CountFact[] = [{ of: 'user', fromOn: '2026-01-01', count: 11 }]
const offered = (key: string, more: object = {}) => ({
  clientId: 'zennock',
  currency: 'EUR',
  startsOn: '2026-12-01',
  termMonths: 12,
  terms: plan(key),
  ...more,
})

test('an option costs what its agreement will bill: users by the price, blocks once', () => {
  const care = priceOf(offered('care'), users)
  assert.deepEqual([care.monthlyMinor, care.onceMinor, care.firstMinor], [86_900, 0, 86_900])
  const twenty = priceOf(offered('twenty', { termMonths: null }), users)
  assert.deepEqual([twenty.monthlyMinor, twenty.onceMinor], [0, 220_000])
})

test('a month that begins late is billed by its days and still costs a month', () => {
  const care = priceOf(offered('care', { startsOn: '2026-12-17' }), users)
  assert.deepEqual([care.monthlyMinor, care.firstMinor], [86_900, Math.round((86_900 * 15) / 31)])
})

test('an optional line is priced alone', () => {
  const line = {
    kind: 'recurring-item',
    key: 'backup',
    name: 'Backup',
    unitPrice: '4.50',
    quantity: { of: 'user', rule: 'by-day' },
  } as const
  assert.deepEqual(priceOfLine(offered('care'), line, users), { monthlyMinor: 4_950, onceMinor: 0 })
})

test('the table says what the terms say', () => {
  assert.deepEqual(
    [cells('full')['After hours'], cells('full').Emergency, cells('full').Visits],
    ['included', 'included', 'included'],
  )
  assert.equal(cells('care')['After hours'], '50 % of the premium waived')
  assert.equal(cells('twenty')['After hours'], '1.5 hours for each hour')
  assert.equal(cells('steady-10')['What you don’t use'], 'carries over one month')
  assert.equal(cells('steady-10')['Beyond it'], '€115 an hour')
  assert.equal(
    cells('full')['Response promised'],
    '60 min phone, 60 min remote, 4 h on site; emergencies 30 min phone',
  )
})

test('every option answers every question of the table', () => {
  for (const { terms } of starterPlans('EUR')) {
    const said = cellsOf(terms, money)
    assert.deepEqual(
      said.map(({ label }) => label),
      [...labels],
    )
    assert.ok(said.every(({ says }) => says !== ''))
  }
})

test('what is insured stands against the rate card', () => {
  const list = {
    fromOn: '2026-01-01',
    defaultMinor: 9_500,
    multipliers: { evening: 15_000, emergency: 20_000 },
  }
  const card = { currency: 'EUR', calendar: { timezone: 'Europe/Dublin', hours: {} }, lists: [list] }
  const rows = insuredBy(plan('full'), card, money)
  assert.deepEqual(
    rows.slice(0, 3).map(({ without, under }) => [without, under]),
    [
      ['€95 an hour', 'included'],
      ['€142.5 an hour', 'included'],
      ['€190 an hour', 'included'],
    ],
  )
})

test('the term is said in words', () => {
  const [term] = termsText({ terms: plan('care'), startsOn: '2026-12-01', termMonths: 12 }, (day) => day)
  assert.match(term?.text ?? '', /^One year from 2026-12-01\. It renews for one year/)
})

const step = (revision: number, kind: ProposalStep['kind'], says = ''): ProposalStep => ({
  revision,
  kind,
  says,
  madeAt: '2026-11-17T10:15:00.000Z',
  madeBy: 'Maeve Corrigan',
})

test('a proposal stands where its last revision does', () => {
  assert.equal(standingOf([]).state, 'draft')
  assert.equal(standingOf([step(1, 'sent')]).state, 'sent')
  const twice = [step(1, 'sent'), step(1, 'superseded'), step(2, 'sent')]
  assert.deepEqual(standingOf(twice), { state: 'sent', revision: 2, says: '' })
  assert.equal(revisionState(twice, 1), 'superseded')
  assert.equal(standingOf([...twice, step(2, 'declined', 'Too dear')]).says, 'Too dear')
})

test('what ended a revision is told in its own words', () => {
  const answer = (state: ProposalStep['kind'], validUntil = '2026-12-01') =>
    mayAnswer({ state, validUntil }, '2026-11-17')
  assert.ok(answer('sent').yes)
  assert.deepEqual(answer('sent', '2026-11-16'), no('proposal-expired', { day: '2026-11-16' }))
  assert.ok(answer('sent', '2026-11-17').yes)
  for (const state of ['signed', 'declined', 'withdrawn', 'expired', 'superseded'] as const)
    assert.ok(!answer(state).yes)
})

const dara = { id: 'dara', name: 'Dara Wexcombe', email: 'Dara@wexcombe.example', signs: true }
const option = (key: string, recommended = false): Draft['options'][number] => ({
  key,
  name: key,
  pitch: '',
  recommended,
  terms: plan(key),
  termMonths: 12,
  optionalLines: [],
  replay: null,
})
const draft: Draft = {
  title: 'So that a bad month costs what a good one does',
  startsOn: '2026-12-01',
  validUntil: '2026-12-01',
  options: [option('care', true), option('full')],
}
const to = { standing: standingOf([]), today: '2026-11-17', contacts: [dara], addressee: dara }

test('a proposal goes out complete, with two options of which one is recommended', () => {
  assert.ok(maySend(draft, to).yes)
  const reasonOf = (more: Partial<Draft>, whom = to) => {
    const decision = maySend({ ...draft, ...more }, whom)
    return decision.yes ? 'yes' : decision.reason
  }
  assert.equal(reasonOf({ title: ' ' }), 'no-title')
  assert.equal(reasonOf({ options: [option('care', true)] }), 'too-few-options')
  assert.equal(reasonOf({ options: [option('care'), option('full')] }), 'recommend-one')
  assert.equal(reasonOf({ options: [option('care', true), option('care')] }), 'option-twice')
  assert.equal(reasonOf({ validUntil: '2026-11-16' }), 'valid-until-past')
  assert.equal(reasonOf({}, { ...to, contacts: [{ ...dara, signs: false }] }), 'nobody-signs')
  assert.equal(
    reasonOf({}, { ...to, standing: standingOf([step(1, 'sent'), step(1, 'signed')]) }),
    'proposal-signed',
  )
  assert.equal(
    reasonOf({ options: [{ ...option('care', true), terms: { lines: [] } }, option('full')] }),
    'no-lines',
  )
})

test('whoever signs is known by e-mail, whatever its letters, and has the right to', () => {
  const sealed = {
    hash: 'h',
    options: [option('care')],
    contacts: [dara, { ...dara, id: 'ida', email: 'ida@wexcombe.example', signs: false }],
  }
  const given = { hash: 'h', optionKey: 'care', lineKeys: [], email: ' dara@WEXCOMBE.example' }
  const decision = maySign(sealed, given)
  assert.equal(decision.yes && decision.value.signer.id, 'dara')
  assert.deepEqual(
    maySign(sealed, { ...given, email: 'ida@wexcombe.example' }),
    no('may-not-sign', { field: 'email', who: 'Dara Wexcombe' }),
  )
  assert.equal(maySign(sealed, { ...given, hash: 'g' }).yes, false)
  assert.equal(maySign(sealed, { ...given, lineKeys: ['backup'] }).yes, false)
})

test('a replay that doesn’t add up is refused', () => {
  const months = [{ month: '2026-01', billedMinor: 100_00, underOfferMinor: 120_00 }]
  const replay = { label: '', months, billedMinor: 100_00, underOfferMinor: 120_00, savingMinor: -20_00 }
  assert.ok(checkReplay(replay).yes)
  assert.ok(!checkReplay({ ...replay, savingMinor: 20_00 }).yes)
  assert.deepEqual([replayFacts(replay).quiet, replayFacts(replay).bad], [1, 0])
})

const anyMonths = fc.array(
  fc.record({
    month: fc.constant('2026-01'),
    billedMinor: fc.integer({ min: 0, max: 1e7 }),
    underOfferMinor: fc.integer({ min: 0, max: 1e7 }),
  }),
  { minLength: 1, maxLength: 12 },
)

test('law: a replay reckoned from its months always adds up, and one cent more never does', () => {
  fc.assert(
    fc.property(anyMonths, (months) => {
      const billedMinor = months.reduce((sum, month) => sum + month.billedMinor, 0)
      const underOfferMinor = months.reduce((sum, month) => sum + month.underOfferMinor, 0)
      const replay = {
        label: '',
        months,
        billedMinor,
        underOfferMinor,
        savingMinor: billedMinor - underOfferMinor,
      }
      assert.ok(checkReplay(replay).yes)
      assert.ok(!checkReplay({ ...replay, billedMinor: billedMinor + 1 }).yes)
    }),
  )
})

test('the record counts what clients raised, and names the lowest month', () => {
  const counted = (month: string, met: number, breached: number, raisedBy = 'client') => ({
    channel: 'phone',
    month,
    met,
    breached,
    raisedBy,
  })
  const [phone] = recordOf([
    counted('2026-01', 9, 1),
    counted('2026-02', 18, 0),
    counted('2026-02', 0, 50, 'monitoring'),
  ])
  assert.deepEqual(phone, {
    channel: 'phone',
    met: 27,
    counted: 28,
    lowest: { month: '2026-01', met: 9, counted: 10 },
  })
  assert.deepEqual(recordOf([]), [])
})

test('a replay says whose figures it has, and is no history where it is an assumption', () => {
  const months = [{ month: '2026-03', billedMinor: 100_00, underOfferMinor: 120_00 }]
  const replay = { label: '', months, billedMinor: 100_00, underOfferMinor: 120_00, savingMinor: -20_00 }
  const say = (source: 'own' | 'old-bills' | 'book') =>
    `${replayTitle({ ...replay, source })}. ${replaySentence({ ...replay, source }, 'Care', (minor) => `€${minor / 100}`)}`
  assert.match(say('own'), /^Your last month under this agreement\. .*charged again under Care: €120/)
  assert.match(say('old-bills'), /^What you were billed.*You were billed €100 in one month; /)
  assert.match(say('book'), /an assumption\. Nobody’s bills are known .*€120 under Care .*€20 more/)
})
