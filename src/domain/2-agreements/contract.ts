import { agreementContract } from './agreements/contract.ts'
import { choicesContract } from './choices/contract.ts'
import { documentsContract } from './documents/contract.ts'
import { draftsContract } from './drafts/contract.ts'
import { endingsContract } from './endings/contract.ts'
import { healthContract } from './health/contract.ts'
import { lifeContract } from './life/contract.ts'
import { lotsContract } from './lots/contract.ts'
import { obligationsContract } from './obligations/contract.ts'
import { ordersContract } from './orders/contract.ts'
import { plansContract } from './plans/contract.ts'
import { portalContract } from './portal/contract.ts'
import { whatIfContract } from './what-if/contract.ts'

export const agreementsContract = {
  ...agreementContract,
  ...draftsContract,
  ...lifeContract,
  ...endingsContract,
  ...ordersContract,
  ...obligationsContract,
  ...healthContract,
  ...choicesContract,
  ...plansContract,
  ...lotsContract,
  ...documentsContract,
  ...whatIfContract,
  ...portalContract,
}

export { type StoredTerms, TermsShape } from './terms/contract.ts'
