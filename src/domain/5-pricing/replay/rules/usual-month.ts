import type { Book } from '../../history/rules/book.ts'

type WorkOfBook = Pick<Book, 'prior' | 'hoursPerTicket' | 'afterHoursShare' | 'emergencyHoursShare'>

/** A month of so many endpoints as the book's average client has it. */
export function usualMonth(book: WorkOfBook, endpoints: number) {
  const ticketsPerEndpoint = book.prior.shape / book.prior.rate
  const minutes = Math.round(endpoints * ticketsPerEndpoint * book.hoursPerTicket * 60)
  return {
    minutes,
    afterHoursMinutes: Math.round(minutes * book.afterHoursShare),
    emergencyMinutes: Math.round(minutes * book.emergencyHoursShare),
  }
}
