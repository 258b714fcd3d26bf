import { auditsContract } from './audits/contract.ts'
import { dealsContract } from './deals/contract.ts'
import { nurtureContract } from './nurture/contract.ts'
import { screeningContract } from './screening/contract.ts'

export { NextStepFields } from './deals/contract.ts'

export const winningContract = {
  ...dealsContract,
  ...screeningContract,
  ...auditsContract,
  ...nurtureContract,
}
