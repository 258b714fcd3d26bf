import { cover } from './cover.ts'
import { addGivenAway, addHeld } from './outcomes.ts'
import { takeOff } from './piece.ts'
import { minutesOnTicket, type Rating, taskAt } from './task.ts'
import { addTravel } from './travel.ts'
import type { Work } from './work.ts'

/** Gives every minute of the work its outcome: covered, billed, given away, held or excluded. */
export function settle(rating: Rating, work: Work): void {
  const { entry } = work
  const task = taskAt(rating, work, work.agreement)
  const whole = { billable: work.billable + work.givenAway, actual: work.actual }
  if (work.held) addHeld(task, whole, [], work.held)
  else if (entry.charge && entry.charge !== 'as-rated') addGivenAway(task, whole, entry.charge)
  else if (work.givenAway === 0) cover(task, whole)
  else {
    const { part, rest } = takeOff(whole, work.billable)
    if (part.billable > 0) cover(task, part)
    addGivenAway(task, part.billable > 0 ? rest : whole, 'set-by-hand')
  }
  if (rating.asksSize && entry.ticketId !== undefined) {
    rating.ticketMinutes.set(entry.ticketId, minutesOnTicket(rating, work) + work.actual)
  }
  if (entry.visit?.travel && !work.held) addTravel(task)
}
