import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyAgreement, anyRounding, anyWork } from '../testing/any-work.ts'
import { northlight } from '../testing/northlight.ts'
import { issuedBy } from './adjustments.ts'
import { explain } from './explain.ts'
import { grantsFor } from './grants.ts'
import { type RateInput, rate } from './rate.ts'
import type { RatedPiece, RatedResult } from './rated.ts'

const anyCase: fc.Arbitrary<RateInput> = fc
  .tuple(anyAgreement, anyRounding, anyWork)
  .map(([agreement, rounding, entries]) => ({
    entries,
    agreements: [agreement],
    rateCard: { ...northlight, rounding: { default: rounding }, travel: { kind: 'hours', ways: 'both' } },
    lots: grantsFor(agreement, '2026-06-30'),
  }))

const law = (name: string, holds: (input: RateInput) => void) =>
  test(name, () => fc.assert(fc.property(anyCase, holds), { numRuns: 300 }))

const minutesOf = (pieces: readonly RatedPiece[], of: 'actualMinutes' | 'billableMinutes') =>
  pieces.reduce((sum, piece) => sum + piece[of], 0)

law('every minute worked is covered, billed, given away, held or excluded, once', (input) => {
  const { pieces, totals } = rate(input)
  for (const entry of input.entries) {
    const own = pieces.filter(({ entryId, kind }) => entryId === entry.id && kind === 'work')
    const worked =
      'minutes' in entry ? entry.minutes : (Date.parse(entry.endedAt) - Date.parse(entry.startedAt)) / 60_000
    assert.equal(minutesOf(own, 'actualMinutes'), worked)
    for (const piece of own) assert.ok(piece.actualMinutes >= 0 && piece.billableMinutes >= 0)
  }
  const { EUR } = totals
  assert.ok(EUR)
  assert.equal(
    minutesOf(
      pieces.filter(({ kind }) => kind === 'work'),
      'billableMinutes',
    ),
    EUR.coveredMinutes + EUR.billedMinutes + EUR.givenAwayMinutes + EUR.heldMinutes + EUR.excludedMinutes,
  )
})

law('the list value is what is billed, covered, held, excluded and saved', (input) => {
  for (const piece of rate(input).pieces) {
    const parts = piece.billedMinor + piece.coveredMinor + piece.heldMinor + piece.excludedMinor
    const saved = piece.waivedMinor + piece.rateSavingMinor + piece.discountMinor + piece.givenAwayMinor
    assert.equal(piece.listMinor, parts + saved)
    assert.ok(piece.waivedMinor >= 0 && piece.billedMinor >= 0 && piece.coveredMinor >= 0)
  }
})

law('no lot falls below zero, and each balance is its ledger', (input) => {
  for (const lot of rate(input).lots) {
    assert.ok(lot.balance >= 0)
    const lapsed = lot.lapses.reduce((sum, { units }) => sum + units, 0)
    const moved = lot.ledger.reduce((sum, { units }) => sum + units, 0)
    assert.equal(lot.balance, lot.granted + moved - lapsed)
  }
})

test('the order in which work was typed does not matter', () => {
  const shuffled = anyCase.chain((input) =>
    fc.tuple(
      fc.constant(input),
      fc.shuffledSubarray([...input.entries], { minLength: input.entries.length }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([input, entries]) => assert.deepEqual(rate({ ...input, entries }), rate(input))),
    { numRuns: 300 },
  )
})

law('the same input gives the same answer, and is left as it was', (input) => {
  const before = JSON.stringify(input)
  assert.deepEqual(rate(input), rate(input))
  assert.equal(JSON.stringify(input), before)
})

law('every piece explains itself, also after a journey through JSON', (input) => {
  for (const piece of rate(input).pieces) {
    const sentences = explain(piece)
    assert.deepEqual(sentences, explain(JSON.parse(JSON.stringify(piece))))
    assert.ok(sentences.length >= 3)
    for (const sentence of sentences) assert.match(sentence, /^.*[^ ]\.$/)
    assert.doesNotMatch(sentences.join(' '), /undefined|NaN|null|\[object/)
  }
})

/** The sum of what both parts of a period make of money and lots. */
const outcomeOf = ({ pieces, lots }: Pick<RatedResult, 'pieces' | 'lots'>) => ({
  pieces: pieces.map(({ closed, ...piece }) => piece),
  // Apart from what lapsed by then: the parts know less of the time after them.
  drawn: lots.map(({ id, ledger }) => `${id} ${ledger.reduce((sum, { units }) => sum + units, 0)}`).sort(),
})

law('rating month by month equals rating all at once', (input) => {
  const byMonth = {
    ...input,
    entries: input.entries.map((entry) => ({ ...entry, ticketId: undefined, visit: undefined })),
  }
  const whole = rate(byMonth)
  const isEarly = ({ workedOn }: RatedPiece) => workedOn < '2026-04-01'
  const early = new Set(whole.pieces.filter(isEarly).map(({ entryId }) => entryId))
  const late = new Set(whole.pieces.filter((piece) => !isEarly(piece)).map(({ entryId }) => entryId))
  // Work over the midnight of the month's end belongs to both parts: such a case says nothing here.
  if ([...early].some((id) => late.has(id))) return
  const march = rate({ ...byMonth, entries: byMonth.entries.filter(({ id }) => early.has(id)) })
  const april = rate({
    ...byMonth,
    entries: byMonth.entries.filter(({ id }) => late.has(id)),
    lots: march.lots,
  })
  assert.deepEqual(
    outcomeOf({ pieces: [...march.pieces, ...april.pieces], lots: april.lots }),
    outcomeOf(whole),
  )
})

law(
  'a late entry adjusts a closed period by what it would have cost, and changes nothing issued',
  (input) => {
    if (JSON.stringify(input.agreements).includes('topUp')) return
    const [late, ...known] = input.entries
    const issuedResult = rate({ ...input, entries: known })
    const closing = {
      ...input,
      lots: issuedResult.lots,
      closedThrough: '2026-06-30',
      issued: issuedBy(issuedResult),
    }
    const after = rate(closing)
    const billed = (pieces: readonly RatedPiece[]) =>
      pieces.reduce((sum, { billedMinor }) => sum + billedMinor, 0)
    const adjusted = after.adjustments.reduce((sum, { differenceMinor }) => sum + differenceMinor, 0)
    assert.equal(billed(issuedResult.pieces) + adjusted, billed(rate(input).pieces))
    assert.ok(after.adjustments.some(({ entryId, cause }) => entryId === late?.id && cause === 'late-entry'))
    assert.deepEqual(after.totals, {})
    for (const [index, lot] of issuedResult.lots.entries()) {
      assert.deepEqual(after.lots[index]?.ledger.slice(0, lot.ledger.length), lot.ledger)
    }
  },
)

law('closing a period in which nothing changed adjusts nothing', (input) => {
  const issuedResult = rate(input)
  const again = rate({
    ...input,
    lots: issuedResult.lots,
    closedThrough: '2026-06-30',
    issued: issuedBy(issuedResult),
  })
  assert.deepEqual(again.adjustments, [])
  assert.deepEqual(again.draws, [])
})
