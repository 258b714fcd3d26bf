import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type AuditAnswer,
  auditAnswers,
  auditScore,
  byRisk,
  checkTemplate,
  heatMap,
  mayAnswer,
  riskOf,
  sectionsOf,
  starterTemplate,
} from './rules.ts'

const sections = sectionsOf(starterTemplate, 'full')
const keys = sections.flatMap(({ questions }) => questions.map(({ key }) => key))

test('the starter has 12 sections and 93 questions, 36 of them in the short audit', () => {
  assert.ok(checkTemplate(starterTemplate).yes)
  assert.equal(starterTemplate.sections.length, 12)
  assert.equal(keys.length, 93)
  const short = sectionsOf(starterTemplate, 'short').flatMap(({ questions }) => questions)
  assert.equal(short.length, 36)
})

test('references are named by number', () => {
  const backup = sections.find(({ key }) => key === '9')?.questions[0]
  assert.equal(backup?.references, 'C 3.2, 11.1, 11.2 · N ID.AM-07, PR.DS-11')
})

test('going deeper asks all of one section', () => {
  const deeper = sectionsOf(starterTemplate, 'short', ['9'])
  assert.equal(deeper.find(({ key }) => key === '9')?.questions.length, 8)
  assert.equal(deeper.find(({ key }) => key === '8')?.questions.length, 3)
})

test('the score is over verified answers only, and coverage says how many those are', () => {
  const result = auditScore(sections, {
    '1.1': 'yes',
    '1.2': 'partly',
    '1.3': 'no',
    '1.4': 'not-applicable',
    '1.5': 'not-verified',
  })
  assert.deepEqual([result.score, result.verified, result.asked, result.coverage], [50, 4, 93, 4])
  assert.equal(result.sections[1]?.score, null)
})

test('coverage is full only when everything was verified', () => {
  const all = Object.fromEntries(keys.slice(1).map((key) => [key, 'yes' as const]))
  assert.equal(auditScore(sections, all).coverage, 98)
  assert.equal(auditScore(sections, { ...all, '1.1': 'no' }).coverage, 100)
})

test('a judged answer needs evidence', () => {
  const audit = { template: starterTemplate, isDelivered: false }
  const given = { questionKey: '9.2', answer: 'no' as const, evidence: '' }
  assert.equal(mayAnswer(audit, given).yes, false)
  assert.ok(mayAnswer(audit, { ...given, answer: 'not-verified' }).yes)
  assert.ok(mayAnswer(audit, { ...given, evidence: 'Nobody remembers a restore' }).yes)
})

test('the heat map numbers findings by risk, the gravest first', () => {
  const found = [
    { likelihood: 2, impact: 2, says: 'No list of programs' },
    { likelihood: 4, impact: 5, says: 'Backups never restored' },
  ]
  assert.equal(heatMap(found)[1]?.[4]?.numbers[0], 1)
  assert.equal(heatMap(found)[3]?.[1]?.numbers[0], 2)
  assert.equal(riskOf({ likelihood: 4, impact: 5 }), 'severe')
})

const anyAnswers = fc
  .array(fc.constantFrom<AuditAnswer | undefined>(undefined, ...auditAnswers), {
    minLength: keys.length,
    maxLength: keys.length,
  })
  .map((all) => Object.fromEntries(all.flatMap((one, at) => (one ? [[keys[at] ?? '', one]] : []))))

test('law: score and coverage lie between 0 and 100, and sections add up to the whole', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const result = auditScore(sections, answers)
      for (const one of [result, ...result.sections]) {
        assert.ok(one.coverage >= 0 && one.coverage <= 100)
        assert.ok(one.score === null || (one.score >= 0 && one.score <= 100))
      }
      assert.equal(
        result.sections.reduce((sum, { verified }) => sum + verified, 0),
        result.verified,
      )
    }),
    { numRuns: 50 },
  )
})

test('law: a better answer never lowers the score', () => {
  const order = ['no', 'partly', 'yes'] as const
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom(...keys), fc.integer({ min: 0, max: 1 }), (answers, key, at) => {
      const scoreAt = (answer: AuditAnswer) => auditScore(sections, { ...answers, [key]: answer }).score ?? 0
      assert.ok(scoreAt(order[at + 1] ?? 'yes') >= scoreAt(order[at] ?? 'no'))
    }),
    { numRuns: 50 },
  )
})

test('law: every finding stands in exactly one cell of the heat map', () => {
  const grade = fc.integer({ min: 1, max: 5 })
  fc.assert(
    fc.property(fc.array(fc.record({ likelihood: grade, impact: grade, says: fc.string() })), (found) => {
      const numbers = heatMap(found)
        .flat()
        .flatMap((cell) => cell.numbers)
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        [...found].sort(byRisk).map((_, at) => at + 1),
      )
    }),
  )
})
