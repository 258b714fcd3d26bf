import type { RoundingCard, TravelRule } from '#agreements/rules'
import type { CalendarSpec } from '#kernel/business-calendar.ts'
import { CalendarShape } from '../../../terms/words/contract.ts'
import type { EditedTerms } from './edited.ts'

/** The firm's own editors hold rules as the rules read them; the API takes copies that may be written to. */
export const sendableRounding = ({ default: rest, workTypes }: RoundingCard): EditedTerms['rounding'] => ({
  default: rest && { ...rest },
  workTypes: workTypes && { ...workTypes },
})

export function sendableTravel(travel: TravelRule): EditedTerms['travel'] {
  return travel.kind === 'flat' ? { ...travel, zones: { ...travel.zones } } : { ...travel }
}

/** A calendar of the firm becomes the agreement's own: later changes of it leave the agreement as signed. */
export const sendableCalendar = (spec: CalendarSpec): EditedTerms['calendar'] => CalendarShape.parse(spec)
