import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { answerInPortal, approvalsInPortal, askApproval, noteAnswer } from './approvals/work-approvals.ts'
import { serviceContract } from './contract.ts'
import { answerTicket } from './portal/answer-ticket.ts'
import { askForHelp } from './portal/ask-for-help.ts'
import { portalTicket, portalTickets } from './portal/portal-tickets.ts'
import { addProject, changeProject, listProjects, projectById } from './projects/projects.ts'
import { listAttainment } from './promises/attainment.ts'
import { addTicketNote, changeTicket } from './tickets/change-ticket.ts'
import { deskCounts } from './tickets/desk/counts.ts'
import { deskList } from './tickets/desk/desk-rows.ts'
import { appoint } from './tickets/events/appoint.ts'
import { changePriority } from './tickets/events/change-priority.ts'
import { closeTicket } from './tickets/events/close-ticket.ts'
import { giveBreachReason } from './tickets/events/give-breach-reason.ts'
import { recordEvent } from './tickets/events/record-event.ts'
import { setPromise } from './tickets/events/set-promise.ts'
import { undoEvent } from './tickets/events/undo-event.ts'
import { mergeTicket } from './tickets/merge-ticket.ts'
import { openTicket } from './tickets/open-ticket.ts'
import { ticketPage } from './tickets/ticket/ticket-page.ts'
import { hoursOfAgreement } from './time/hours/hours-of-agreement.ts'
import { approveTime, cancelTime, changeTime, logTime } from './time/log-time.ts'
import { previewTime } from './time/preview-time.ts'
import { timeList } from './time/time-list.ts'
import { listTimers, startTimer, stopTimer } from './time/timers.ts'
import { listCases } from './vendors/queries.ts'
import { changeVendorCase, closeVendorCase, openVendorCase } from './vendors/vendor-cases.ts'
import { addEvidence, arrive, evidence, leave, signOff, tickItem } from './visits/carry-out-visit.ts'
import { cancelVisit, changeVisit, planVisit } from './visits/plan-visit.ts'
import { listVisits, visitById } from './visits/queries.ts'

const os = implement(serviceContract).$context<Context>()

export const serviceRoutes = os.router({
  tickets: os.tickets.handler(({ input, context }) => deskList(context, input)),
  ticketCounts: os.ticketCounts.handler(({ context }) => deskCounts(context)),
  ticket: os.ticket.handler(({ input, context }) => ticketPage(context, input.ticketId)),
  openTicket: os.openTicket.handler(({ input, context }) => openTicket(context, input)),
  changeTicket: os.changeTicket.handler(({ input, context }) => changeTicket(context, input)),
  addTicketNote: os.addTicketNote.handler(({ input, context }) => addTicketNote(context, input)),
  mergeTicket: os.mergeTicket.handler(({ input, context }) => mergeTicket(context, input)),
  recordEvent: os.recordEvent.handler(({ input, context }) => recordEvent(context, input)),
  undoEvent: os.undoEvent.handler(({ input, context }) => undoEvent(context, input)),
  closeTicket: os.closeTicket.handler(({ input, context }) => closeTicket(context, input)),
  changePriority: os.changePriority.handler(({ input, context }) => changePriority(context, input)),
  appoint: os.appoint.handler(({ input, context }) => appoint(context, input)),
  giveBreachReason: os.giveBreachReason.handler(({ input, context }) => giveBreachReason(context, input)),
  setPromise: os.setPromise.handler(({ input, context }) => setPromise(context, input)),
  attainment: os.attainment.handler(({ input, context }) => listAttainment(context, input)),
  timeEntries: os.timeEntries.handler(({ input, context }) => timeList(context, input)),
  logTime: os.logTime.handler(({ input, context }) => logTime(context, input)),
  previewTime: os.previewTime.handler(({ input, context }) => previewTime(context, input)),
  changeTime: os.changeTime.handler(({ input, context }) => changeTime(context, input)),
  cancelTime: os.cancelTime.handler(({ input, context }) => cancelTime(context, input)),
  approveTime: os.approveTime.handler(({ input, context }) => approveTime(context, input)),
  agreementHours: os.agreementHours.handler(({ input, context }) => hoursOfAgreement(context, input)),
  timers: os.timers.handler(({ input, context }) => listTimers(context, input)),
  startTimer: os.startTimer.handler(({ input, context }) => startTimer(context, input)),
  stopTimer: os.stopTimer.handler(({ input, context }) => stopTimer(context, input)),
  visits: os.visits.handler(({ input, context }) => listVisits(context, input)),
  visit: os.visit.handler(({ input, context }) => visitById(context, input.visitId)),
  planVisit: os.planVisit.handler(({ input, context }) => planVisit(context, input)),
  changeVisit: os.changeVisit.handler(({ input, context }) => changeVisit(context, input)),
  cancelVisit: os.cancelVisit.handler(({ input, context }) => cancelVisit(context, input)),
  arrive: os.arrive.handler(({ input, context }) => arrive(context, input)),
  leave: os.leave.handler(({ input, context }) => leave(context, input)),
  tickItem: os.tickItem.handler(({ input, context }) => tickItem(context, input)),
  addEvidence: os.addEvidence.handler(({ input, context }) => addEvidence(context, input)),
  evidence: os.evidence.handler(({ input, context }) => evidence(context, input)),
  signOff: os.signOff.handler(({ input, context }) => signOff(context, input)),
  projects: os.projects.handler(({ input, context }) => listProjects(context, input)),
  project: os.project.handler(({ input, context }) => projectById(context, input.projectId)),
  addProject: os.addProject.handler(({ input, context }) => addProject(context, input)),
  changeProject: os.changeProject.handler(({ input, context }) => changeProject(context, input)),
  vendorCases: os.vendorCases.handler(({ input, context }) => listCases(context, input)),
  openVendorCase: os.openVendorCase.handler(({ input, context }) => openVendorCase(context, input)),
  changeVendorCase: os.changeVendorCase.handler(({ input, context }) => changeVendorCase(context, input)),
  closeVendorCase: os.closeVendorCase.handler(({ input, context }) => closeVendorCase(context, input)),
  askApproval: os.askApproval.handler(({ input, context }) => askApproval(context, input)),
  noteAnswer: os.noteAnswer.handler(({ input, context }) => noteAnswer(context, input)),
  portalApprovals: os.portalApprovals.handler(({ input, context }) => approvalsInPortal(context, input)),
  portalAnswer: os.portalAnswer.handler(({ input, context }) => answerInPortal(context, input)),
  portalTickets: os.portalTickets.handler(({ input, context }) => portalTickets(context, input)),
  portalTicket: os.portalTicket.handler(({ input, context }) => portalTicket(context, input.ticketId)),
  portalAsk: os.portalAsk.handler(({ input, context }) => askForHelp(context, input)),
  portalReply: os.portalReply.handler(({ input, context }) => answerTicket(context, input)),
})
