import type { DealStep } from './deal-state.ts'

/** What usually comes next, verb first, and in how many days; a person may say otherwise. */
export type UsualNext = { what: string; inDays: number }

export function usualNext(step: DealStep, client: string): UsualNext {
  switch (step) {
    case 'screening':
      return { what: `Screen ${client} by phone`, inDays: 1 }
    case 'call':
      return { what: `Hold the sales call with ${client}`, inDays: 3 }
    case 'audit':
      return { what: `Agree on a date for the audit with ${client}`, inDays: 3 }
    case 'proposal':
      return { what: `Call ${client} about the proposal`, inDays: 2 }
    case 'nurture':
      return { what: `Ask ${client} how it goes with their provider`, inDays: 28 }
    case 'agreement':
    case 'lost':
      return { what: `Close the file of ${client}`, inDays: 0 }
  }
}
