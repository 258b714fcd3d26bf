import { roundMinutes } from '../../src/engine.ts'

// Remote work: steps of 15 minutes for each ticket and day, 5 minutes of grace.
const remote = { group: 'ticket-day', increment: 15, grace: 5 } as const
const pieces = [
  { minutes: 8, ticketId: 'T-1', day: '2026-11-17' },
  { minutes: 10, ticketId: 'T-1', day: '2026-11-17' }, // 18 together: the grace lets 3 off
  { minutes: 4, ticketId: 'T-2', day: '2026-11-17' }, // never off the first step
]
console.log(roundMinutes(pieces, remote))

// On site: at least an hour, then half hours with 10 minutes of grace.
const onSite = { group: 'entry', increment: 30, minimum: 60, grace: 10 } as const
console.log([20, 70, 71].map((minutes) => roundMinutes([{ minutes }], onSite)[0]))

// A call-out: an hour at least when the work starts in the evening.
const callOut = { group: 'entry', increment: 15, classMinimums: { evening: 60 } } as const
console.log(roundMinutes([{ minutes: 20, class: 'evening' }], callOut))
