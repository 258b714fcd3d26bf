import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { partOf } from '#kernel/money.ts'
import { creditAmount, creditSentences } from './service-credit.ts'

const full = { bpOfMonthlyFee: 500, capBp: 1_000 }

test('a broken promise gives back its share of the month’s fee', () => {
  assert.equal(creditAmount(full, 214_200, 0), 10_710)
})

test('what all tickets of a month get together is capped, and then nothing is left', () => {
  assert.equal(creditAmount(full, 214_200, 15_000), 6_420)
  assert.equal(creditAmount(full, 214_200, 21_420), 0)
  assert.equal(creditAmount({ ...full, capBp: 300 }, 214_200, 0), 6_426)
})

test('however many promises break in a month, no more than the cap is given back, each at most its share', () => {
  const bp = fc.integer({ min: 0, max: 10_000 })
  fc.assert(
    fc.property(bp, bp, fc.nat(5_000_000), fc.nat(40), (bpOfMonthlyFee, capBp, feeMinor, breaches) => {
      let given = 0
      for (let at = 0; at < breaches; at += 1) {
        const minor = creditAmount({ bpOfMonthlyFee, capBp }, feeMinor, given)
        assert.ok(minor >= 0 && minor <= partOf(feeMinor, bpOfMonthlyFee, 10_000))
        given += minor
      }
      assert.ok(given <= partOf(feeMinor, capBp, 10_000))
    }),
  )
})

test('a credit says what it is a share of, and that a cap made it smaller', () => {
  const credit = {
    id: 'one',
    clientId: 'ennet',
    agreementId: 'full',
    ticketId: 'line',
    ticketNumber: 4_711,
    channel: 'on-site',
    monthOn: '2026-11-01',
    feeMinor: 214_200,
    shareBp: 500,
    capBp: 1_000,
    beforeMinor: 15_000,
    amountMinor: 6_420,
    currency: 'EUR',
    isApproved: true,
    decidedBy: 'Maeve Corrigan',
    reason: '',
  }
  assert.deepEqual(creditSentences(credit), [
    'T-4711 was on site too late: 5 % of the fee of 2026-11, 2142.00 EUR, is 107.10 EUR.',
    'All credits of a month are at most 214.20 EUR; 150.00 EUR went before, so 64.20 EUR.',
    'Maeve Corrigan said yes.',
  ])
})
