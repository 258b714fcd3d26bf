import { accountContract } from './account/contract.ts'
import { auditContract } from './audit/contract.ts'
import { calendarsContract } from './calendars/contract.ts'
import { categoriesContract } from './categories/contract.ts'
import { detailsContract } from './details/contract.ts'
import { outboxContract } from './outbox/contract.ts'
import { peopleContract } from './people/contract.ts'
import { ratesContract } from './rates/contract.ts'
import { setUpContract } from './set-up/contract.ts'
import { settingsContract } from './settings/contract.ts'
import { taxesContract } from './taxes/contract.ts'
import { webhooksContract } from './webhooks/contract.ts'

export { CalendarSpec, Hours } from './calendars/contract.ts'
export { Rates } from './rates/contract.ts'
export { FirmSize, SetUp } from './set-up/contract.ts'

export const firmContract = {
  ...setUpContract,
  ...accountContract,
  ...detailsContract,
  ...peopleContract,
  ...calendarsContract,
  ...categoriesContract,
  ...ratesContract,
  ...taxesContract,
  ...settingsContract,
  ...webhooksContract,
  ...auditContract,
  ...outboxContract,
}
