import { assumptionsContract } from './assumptions/contract.ts'
import { factorsContract } from './factors/contract.ts'
import { historyContract } from './history/contract.ts'
import { oldBillsContract } from './old-bills/contract.ts'
import { promiseCheckContract } from './promise-check/contract.ts'
import { replayContract } from './replay/contract.ts'
import { sheetsContract } from './sheets/contract.ts'

export const pricingContract = {
  ...sheetsContract,
  ...assumptionsContract,
  ...factorsContract,
  ...historyContract,
  ...replayContract,
  ...oldBillsContract,
  ...promiseCheckContract,
}
