import { agreementContract } from './agreements/contract.ts'
import { documentsContract } from './documents/contract.ts'
import { lotsContract } from './lots/contract.ts'
import { plansContract } from './plans/contract.ts'
import { portalContract } from './portal/contract.ts'
import { whatIfContract } from './what-if/contract.ts'

export const agreementsContract = {
  ...agreementContract,
  ...plansContract,
  ...lotsContract,
  ...documentsContract,
  ...whatIfContract,
  ...portalContract,
}

export { type StoredTerms, TermsShape } from './terms/contract.ts'
