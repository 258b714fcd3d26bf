import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { agreementById } from './agreements/agreement-by-id.ts'
import { compareTerms } from './agreements/compare.ts'
import { listAgreements } from './agreements/list-agreements.ts'
import { choicesOf, chooseAgreement } from './choices/choices.ts'
import { agreementsContract } from './contract.ts'
import { addDocument, documentById, listDocuments } from './documents/documents.ts'
import { draftAgreement } from './drafts/draft-agreement.ts'
import { dropDraft, renameAgreement, saveDraft } from './drafts/save-draft.ts'
import { similarAgreements } from './drafts/similar-agreements.ts'
import { earlyFeeOf, endAgreement, withdrawEnding } from './endings/end-agreement.ts'
import { addOffboarding, tickOffboarding } from './endings/offboarding.ts'
import { listHealth } from './health/health.ts'
import { amendByChanges, beginAmendment } from './life/amend-agreement.ts'
import { moveIn } from './life/move-in.ts'
import { renewAgreement } from './life/renew-agreement.ts'
import { signDraft } from './life/sign-draft.ts'
import { resumeAgreement, suspendAgreement } from './life/suspend-agreement.ts'
import { correctLot, grantLot } from './lots/correct-lot.ts'
import { lotsOfAgreement } from './lots/queries.ts'
import { checkObligation } from './obligations/obligations.ts'
import { addOrder, changeOrder } from './orders/purchase-orders.ts'
import { lookOver } from './plans/look-over.ts'
import { listPlans, planById } from './plans/queries.ts'
import { addPlan, retirePlan, savePlan } from './plans/save-plan.ts'
import { adoptStarterPlans, listStarterPlans } from './plans/starter-plans.ts'
import { portalAgreements } from './portal/portal-agreements.ts'
import { foresee } from './what-if/what-if.ts'

const os = implement(agreementsContract).$context<Context>()

export const agreementsRoutes = os.router({
  list: os.list.handler(({ input, context }) => listAgreements(context, input)),
  get: os.get.handler(({ input, context }) => agreementById(context, input)),
  draft: os.draft.handler(({ input, context }) => draftAgreement(context, input)),
  rename: os.rename.handler(({ input, context }) => renameAgreement(context, input)),
  saveDraft: os.saveDraft.handler(({ input, context }) => saveDraft(context, input)),
  dropDraft: os.dropDraft.handler(({ input, context }) => dropDraft(context, input)),
  amend: os.amend.handler(({ input, context }) => beginAmendment(context, input)),
  amendByChanges: os.amendByChanges.handler(({ input, context }) => amendByChanges(context, input)),
  sign: os.sign.handler(({ input, context }) => signDraft(context, input)),
  moveIn: os.moveIn.handler(({ input, context }) => moveIn(context, input)),
  suspend: os.suspend.handler(({ input, context }) => suspendAgreement(context, input)),
  resume: os.resume.handler(({ input, context }) => resumeAgreement(context, input)),
  earlyFee: os.earlyFee.handler(({ input, context }) => earlyFeeOf(context, input)),
  end: os.end.handler(({ input, context }) => endAgreement(context, input)),
  withdrawEnding: os.withdrawEnding.handler(({ input, context }) => withdrawEnding(context, input)),
  tickOffboarding: os.tickOffboarding.handler(({ input, context }) => tickOffboarding(context, input)),
  addOffboarding: os.addOffboarding.handler(({ input, context }) => addOffboarding(context, input)),
  renew: os.renew.handler(({ input, context }) => renewAgreement(context, input)),
  compare: os.compare.handler(({ input, context }) => compareTerms(context, input)),
  similar: os.similar.handler(({ input, context }) => similarAgreements(context, input)),
  addOrder: os.addOrder.handler(({ input, context }) => addOrder(context, input)),
  changeOrder: os.changeOrder.handler(({ input, context }) => changeOrder(context, input)),
  checkObligation: os.checkObligation.handler(({ input, context }) => checkObligation(context, input)),
  health: os.health.handler(({ input, context }) => listHealth(context, input)),
  choose: os.choose.handler(({ input, context }) => chooseAgreement(context, input)),
  choices: os.choices.handler(({ input, context }) => choicesOf(context, input)),

  listPlans: os.listPlans.handler(({ input, context }) => listPlans(context, input)),
  getPlan: os.getPlan.handler(({ input, context }) => planById(context, input)),
  addPlan: os.addPlan.handler(({ input, context }) => addPlan(context, input)),
  savePlan: os.savePlan.handler(({ input, context }) => savePlan(context, input)),
  retirePlan: os.retirePlan.handler(({ input, context }) => retirePlan(context, input)),
  starterPlans: os.starterPlans.handler(({ context }) => listStarterPlans(context)),
  adoptStarterPlans: os.adoptStarterPlans.handler(({ input, context }) => adoptStarterPlans(context, input)),
  checkTerms: os.checkTerms.handler(({ input, context }) => lookOver(context, input)),

  lots: os.lots.handler(({ input, context }) => lotsOfAgreement(context, input)),
  grantLot: os.grantLot.handler(({ input, context }) => grantLot(context, input)),
  correctLot: os.correctLot.handler(({ input, context }) => correctLot(context, input)),

  documents: os.documents.handler(({ input, context }) => listDocuments(context, input)),
  addDocument: os.addDocument.handler(({ input, context }) => addDocument(context, input)),
  document: os.document.handler(({ input, context }) => documentById(context, input)),

  portalAgreements: os.portalAgreements.handler(({ context }) => portalAgreements(context)),

  whatIf: os.whatIf.handler(({ input, context }) => foresee(context, input)),
})
