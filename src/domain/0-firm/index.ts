export { allow } from './allow.ts'
export { calendarById, calendars, defaultCalendar, type ServiceCalendar } from './calendars/queries.ts'
export { type WorkCategory, workCategories } from './categories/queries.ts'
export { type FirmCard, type FirmDetails, firmCard, firmDetails } from './details/queries.ts'
export { giveAccess, type Subject, subjectsWithAccess, takeAccess } from './people/access.ts'
export { addLink, revokeLinks, useLink } from './people/links.ts'
export {
  allShifts,
  allSkills,
  leaveBetween,
  type Person,
  peopleList,
  personActor,
  personById,
  shiftsOf,
} from './people/queries.ts'
export { rateCard, rateCards } from './rates/queries.ts'
export { firmSettings } from './settings/queries.ts'
export { type TaxCode, taxCodes } from './taxes/queries.ts'
