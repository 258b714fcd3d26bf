import { approvalsContract } from './approvals/contract.ts'
import { portalContract } from './portal/contract.ts'
import { projectsContract } from './projects/contract.ts'
import { promisesContract } from './promises/contract.ts'
import { ticketsContract } from './tickets/contract.ts'
import { eventsContract } from './tickets/events/contract.ts'
import { timeContract } from './time/contract.ts'
import { hoursContract } from './time/hours/contract.ts'
import { vendorCasesContract } from './vendors/contract.ts'
import { visitsContract } from './visits/contract.ts'

export const serviceContract = {
  ...ticketsContract,
  ...eventsContract,
  ...promisesContract,
  ...timeContract,
  ...hoursContract,
  ...visitsContract,
  ...projectsContract,
  ...vendorCasesContract,
  ...approvalsContract,
  ...portalContract,
}
