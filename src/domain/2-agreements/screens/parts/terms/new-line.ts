import { type EditedLine, freeKey } from './edited.ts'

/** A line of a kind as most begin, to be filled in. */
export function newLine(kind: EditedLine['kind'], lines: readonly EditedLine[], today: string): EditedLine {
  const key = freeKey(lines, kind)
  switch (kind) {
    case 'fixed-fee':
      return {
        kind,
        key,
        name: 'All help in business hours',
        unitPrice: '0.00',
        covers: { windows: ['business'], sizeMinutes: 240 },
      }
    case 'retainer':
      return {
        kind,
        key,
        name: 'Hours a month',
        unitPrice: '0.00',
        allowance: { unit: 'minutes', amount: 600 },
        rollover: { mode: 'next-only' },
        overage: { kind: 'bill' },
      }
    case 'block':
      return {
        kind,
        key,
        name: 'Hours in advance',
        unitPrice: '0.00',
        allowance: { unit: 'minutes', amount: 1_200 },
        lifetimeMonths: 12,
        overage: { kind: 'bill' },
      }
    case 'recurring-item':
      return { kind, key, name: 'Licence', unitPrice: '0.00', quantity: { of: 'user', rule: 'by-day' } }
    case 'discounted-labour':
      return { kind, key, name: 'Labour at a discount', discountBp: 1_000 }
    case 'one-time':
      return { kind, key, name: 'Setting up', purpose: 'set-up', unitPrice: '0.00', dueOn: today }
  }
}
