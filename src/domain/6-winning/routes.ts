import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { changeTemplate } from './audits/change-template.ts'
import { deliverAudit } from './audits/deliver-audit.ts'
import { auditById, auditTemplate, listAudits } from './audits/queries.ts'
import { reportFile } from './audits/report.ts'
import { answerAudit, changeAudit, goDeeper, startAudit } from './audits/write-audit.ts'
import { addFinding, changeFinding, removeFinding } from './audits/write-finding.ts'
import { winningContract } from './contract.ts'
import { changeDeal } from './deals/change-deal.ts'
import { holdCall } from './deals/hold-call.ts'
import { loseDeal, nurtureDeal, overrideScreening, takeUpDeal } from './deals/move-deal.ts'
import { openDeal } from './deals/open-deal.ts'
import { dealById, listDeals, pipeline } from './deals/queries.ts'
import { setNextStep } from './deals/set-next-step.ts'
import { changeOtherProvider, listUnhappiness, noteUnhappiness, otherProvider } from './nurture/nurture.ts'
import { changeQuestionnaire } from './screening/change-questionnaire.ts'
import { listScreenings, questionnaire, screeningById } from './screening/queries.ts'
import { scoreScreening } from './screening/score-screening.ts'
import { answerScreening, startScreening } from './screening/write-screening.ts'

const os = implement(winningContract).$context<Context>()

export const winningRoutes = os.router({
  deals: os.deals.handler(({ input, context }) => listDeals(context, input)),
  deal: os.deal.handler(({ input, context }) => dealById(context, input.dealId)),
  pipeline: os.pipeline.handler(({ context }) => pipeline(context)),
  openDeal: os.openDeal.handler(({ input, context }) => openDeal(context, input)),
  changeDeal: os.changeDeal.handler(({ input, context }) => changeDeal(context, input)),
  setNextStep: os.setNextStep.handler(({ input, context }) => setNextStep(context, input)),
  holdCall: os.holdCall.handler(({ input, context }) => holdCall(context, input)),
  loseDeal: os.loseDeal.handler(({ input, context }) => loseDeal(context, input)),
  nurtureDeal: os.nurtureDeal.handler(({ input, context }) => nurtureDeal(context, input)),
  takeUpDeal: os.takeUpDeal.handler(({ input, context }) => takeUpDeal(context, input)),
  overrideScreening: os.overrideScreening.handler(({ input, context }) => overrideScreening(context, input)),

  questionnaire: os.questionnaire.handler(({ context }) => questionnaire(context)),
  changeQuestionnaire: os.changeQuestionnaire.handler(({ input, context }) =>
    changeQuestionnaire(context, input),
  ),
  screenings: os.screenings.handler(({ input, context }) => listScreenings(context, input)),
  screening: os.screening.handler(({ input, context }) => screeningById(context, input.screeningId)),
  startScreening: os.startScreening.handler(({ input, context }) => startScreening(context, input)),
  answerScreening: os.answerScreening.handler(({ input, context }) => answerScreening(context, input)),
  scoreScreening: os.scoreScreening.handler(({ input, context }) => scoreScreening(context, input)),

  auditTemplate: os.auditTemplate.handler(({ context }) => auditTemplate(context)),
  changeAuditTemplate: os.changeAuditTemplate.handler(({ input, context }) => changeTemplate(context, input)),
  audits: os.audits.handler(({ input, context }) => listAudits(context, input)),
  audit: os.audit.handler(({ input, context }) => auditById(context, input.auditId)),
  auditReport: os.auditReport.handler(({ input, context }) => reportFile(context, input.auditId)),
  startAudit: os.startAudit.handler(({ input, context }) => startAudit(context, input)),
  changeAudit: os.changeAudit.handler(({ input, context }) => changeAudit(context, input)),
  goDeeper: os.goDeeper.handler(({ input, context }) => goDeeper(context, input)),
  answerAudit: os.answerAudit.handler(({ input, context }) => answerAudit(context, input)),
  addFinding: os.addFinding.handler(({ input, context }) => addFinding(context, input)),
  changeFinding: os.changeFinding.handler(({ input, context }) => changeFinding(context, input)),
  removeFinding: os.removeFinding.handler(({ input, context }) => removeFinding(context, input.findingId)),
  deliverAudit: os.deliverAudit.handler(({ input, context }) => deliverAudit(context, input)),

  unhappiness: os.unhappiness.handler(({ input, context }) => listUnhappiness(context, input)),
  noteUnhappiness: os.noteUnhappiness.handler(({ input, context }) => noteUnhappiness(context, input)),
  otherProvider: os.otherProvider.handler(({ input, context }) => otherProvider(context, input.clientId)),
  changeOtherProvider: os.changeOtherProvider.handler(({ input, context }) =>
    changeOtherProvider(context, input),
  ),
})
