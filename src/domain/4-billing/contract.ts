import { agreementMoneyContract } from './agreement-money/contract.ts'
import { deferredContract } from './deferred/contract.ts'
import { invoicesContract } from './invoices/contract.ts'
import { movingInContract } from './moving-in/contract.ts'
import { paymentsContract } from './payments/contract.ts'
import { portalContract } from './portal/contract.ts'
import { remindersContract } from './reminders/contract.ts'
import { runsContract } from './runs/contract.ts'
import { serviceCreditsContract } from './service-credits/contract.ts'

export const billingContract = {
  ...runsContract,
  ...invoicesContract,
  ...paymentsContract,
  ...remindersContract,
  ...deferredContract,
  ...serviceCreditsContract,
  ...agreementMoneyContract,
  ...portalContract,
  ...movingInContract,
}
