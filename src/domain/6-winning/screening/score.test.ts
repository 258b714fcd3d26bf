import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Answer, Answers } from './rules.ts'
import {
  checkQuestionnaire,
  mayFreeze,
  ownHourMinor,
  scoreOf,
  starterQuestionnaire,
  subScores,
} from './rules.ts'

const said = (points: Answer['points'], more: Partial<Answer> = {}): Answer => ({
  points,
  evidence: 'said so',
  ...more,
})
const allAt = (
  points: Answer['points'],
  keys = starterQuestionnaire.questions.map(({ key }) => key),
): Answers => Object.fromEntries(keys.map((key) => [key, said(points)]))
const shortKeys = starterQuestionnaire.questions.filter(({ short }) => short).map(({ key }) => key)
const score = (answers: Answers, form: 'short' | 'full' = 'full') =>
  scoreOf(starterQuestionnaire, answers, form)

test('the starter asks 14 questions whose weights sum to 100, seven of them in the short form', () => {
  assert.equal(starterQuestionnaire.questions.length, 14)
  assert.deepEqual(shortKeys, ['1', '4', '7', '8', '11', '12', '14'])
  assert.ok(checkQuestionnaire(starterQuestionnaire).yes)
})

test('the score is 100 × Σ weight × points ÷ 4 ÷ Σ weight of the answered', () => {
  assert.equal(score(allAt(4)).score, 100)
  assert.equal(score(allAt(2)).score, 50)
  assert.equal(score(allAt(0)).score, 0)
  // (9 × 4 + 10 × 1) ÷ 4 ÷ 19
  assert.equal(score({ '1': said(4), '8': said(1) }).score, 60.5)
})

test('a question that was not asked is not a no', () => {
  const asked = allAt(3, ['1', '2', '3', '4', '5', '7', '8', '11', '12', '14'])
  assert.equal(score(asked).score, 75)
  assert.equal(score({ ...asked, '9': said(0) }).score, 70.4)
})

test('the full form counts from ten answers, the short form from all seven', () => {
  assert.equal(score(allAt(4, shortKeys)).verdict, null)
  assert.equal(score(allAt(4, shortKeys), 'short').verdict, 'good')
  assert.equal(score(allAt(4, shortKeys.slice(1)), 'short').missing, 1)
  assert.deepEqual(mayFreeze(starterQuestionnaire, allAt(4, shortKeys), 'full'), {
    yes: false,
    reason: 'too-few-answers',
    about: { missing: 3, needed: 10 },
  })
})

test('each sub-score needs an answer', () => {
  const withoutNeed = allAt(4, ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'])
  assert.deepEqual(score(withoutNeed).silent, ['need'])
  assert.equal(score(withoutNeed).verdict, null)
})

test('good has no weak side: one low sub-score makes it possible', () => {
  const weakTrust = { ...allAt(4), '4': said(1), '5': said(1), '6': said(2) }
  assert.ok((score(weakTrust).score ?? 0) > 68)
  assert.ok((score(weakTrust).subs.trust ?? 0) < 45)
  assert.equal(score(weakTrust).verdict, 'possible')
})

test('a knock-out is poor at once, however good the rest and however little was asked', () => {
  assert.equal(score({ ...allAt(4), '8': said(4, { isKnockOut: true }) }).verdict, 'poor')
  const first = score({ '8': said(0, { isKnockOut: true }) })
  assert.deepEqual([first.verdict, first.knockOuts], ['poor', ['never a monthly amount, for anything']])
})

test('a large company is never poor', () => {
  assert.equal(score({ ...allAt(1), '13': said(0, { isLarge: true }) }).verdict, 'possible')
})

test('the edges belong to the better side: 68 is good, 42 is not poor', () => {
  const exact = { ...starterQuestionnaire, goodFrom: 50, poorBelow: 50, goodSubFrom: 50 }
  assert.equal(scoreOf(exact, allAt(2), 'full').verdict, 'good')
})

test('an answer without evidence is not frozen', () => {
  const bare = { ...allAt(4), '3': { points: 4 as const, evidence: ' ' } }
  const decision = mayFreeze(starterQuestionnaire, bare, 'full')
  assert.ok(!decision.yes)
  assert.equal(decision.reason, 'answer-without-evidence')
})

test('an hour costs a third of what is gone by noon', () => {
  assert.equal(ownHourMinor(starterQuestionnaire, { '7': said(4, { noonMinor: 100_000 }) }), 33_333)
  assert.equal(ownHourMinor(starterQuestionnaire, allAt(4)), undefined)
})

const points = fc.constantFrom<Answer['points']>(0, 1, 2, 3, 4)
const anyAnswers = fc
  .array(fc.option(points, { nil: undefined }), { minLength: 14, maxLength: 14 })
  .map(
    (all): Answers =>
      Object.fromEntries(all.flatMap((one, at) => (one === undefined ? [] : [[String(at + 1), said(one)]]))),
  )
const form = fc.constantFrom<'short' | 'full'>('short', 'full')
const rank = { poor: 0, possible: 1, good: 2 }

test('law: scores lie between 0 and 100', () => {
  fc.assert(
    fc.property(anyAnswers, form, (answers, which) => {
      const result = score(answers, which)
      for (const one of [result.score, ...subScores.map((sub) => result.subs[sub])])
        assert.ok(one === null || (one >= 0 && one <= 100))
    }),
  )
})

test('law: a better answer never makes a score or the verdict worse', () => {
  fc.assert(
    fc.property(anyAnswers, form, fc.integer({ min: 1, max: 14 }), (answers, which, key) => {
      const before = answers[key]
      if (!before || before.points === 4) return
      const raised = said((before.points + 1) as Answer['points'])
      const [low, high] = [score(answers, which), score({ ...answers, [key]: raised }, which)]
      assert.ok((high.score ?? 0) >= (low.score ?? 0))
      for (const sub of subScores) assert.ok((high.subs[sub] ?? 0) >= (low.subs[sub] ?? 0))
      if (low.verdict && high.verdict) assert.ok(rank[high.verdict] >= rank[low.verdict])
    }),
  )
})

test('law: the order in which answers were given changes nothing', () => {
  fc.assert(
    fc.property(anyAnswers, form, (answers, which) => {
      const turned = Object.fromEntries(Object.entries(answers).reverse())
      assert.deepEqual(score(turned, which), score(answers, which))
    }),
  )
})
