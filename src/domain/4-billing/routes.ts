import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { moneyOfAgreement } from './agreement-money/agreement-money.ts'
import { billingContract } from './contract.ts'
import { deferredRevenue } from './deferred/deferred-revenue.ts'
import { creditInvoice } from './invoices/credit-invoice.ts'
import { invoicePdf } from './invoices/invoice-pdf.ts'
import { invoiceById, listInvoices } from './invoices/queries.ts'
import { sendInvoice, sendRun } from './invoices/send-invoice.ts'
import { addImport } from './moving-in/add-import.ts'
import { firstRunReport } from './moving-in/first-run-report.ts'
import { importById, importErrors, listImports } from './moving-in/queries.ts'
import { checkImport, runImport } from './moving-in/run-import.ts'
import { allocatePayment, applyCredit } from './payments/allocate-payment.ts'
import { accountStatement, listBalances, listPayments } from './payments/queries.ts'
import { recordPayment } from './payments/record-payment.ts'
import { reversePayment } from './payments/reverse-payment.ts'
import { portalInvoicePdf, portalInvoices } from './portal/portal-invoices.ts'
import { listReminders } from './reminders/queries.ts'
import { sendReminder } from './reminders/remind.ts'
import { issueRun } from './runs/issue-run.ts'
import { previewClient, previewRun } from './runs/preview-run.ts'
import { listRuns, runById } from './runs/queries.ts'
import { decideCredit } from './service-credits/decide-credit.ts'
import { creditsAtWork, listCredits } from './service-credits/queries.ts'

const os = implement(billingContract).$context<Context>()

export const billingRoutes = os.router({
  previewRun: os.previewRun.handler(({ input, context }) => previewRun(context, input)),
  previewClient: os.previewClient.handler(({ input, context }) => previewClient(context, input)),
  issueRun: os.issueRun.handler(({ input, context }) => issueRun(context, input)),
  run: os.run.handler(({ input, context }) => runById(context, input.id)),
  listRuns: os.listRuns.handler(({ input, context }) => listRuns(context, input)),

  listInvoices: os.listInvoices.handler(({ input, context }) => listInvoices(context, input)),
  invoice: os.invoice.handler(({ input, context }) => invoiceById(context, input.id)),
  invoicePdf: os.invoicePdf.handler(({ input, context }) => invoicePdf(context, input.id)),
  sendInvoice: os.sendInvoice.handler(({ input, context }) => sendInvoice(context, input)),
  sendRun: os.sendRun.handler(({ input, context }) => sendRun(context, input.id)),
  creditInvoice: os.creditInvoice.handler(({ input, context }) => creditInvoice(context, input)),

  listPayments: os.listPayments.handler(({ input, context }) => listPayments(context, input)),
  recordPayment: os.recordPayment.handler(({ input, context }) => recordPayment(context, input)),
  allocatePayment: os.allocatePayment.handler(({ input, context }) => allocatePayment(context, input)),
  reversePayment: os.reversePayment.handler(({ input, context }) => reversePayment(context, input)),
  applyCredit: os.applyCredit.handler(({ input, context }) => applyCredit(context, input)),
  balances: os.balances.handler(({ input, context }) => listBalances(context, input)),
  accountStatement: os.accountStatement.handler(({ input, context }) => accountStatement(context, input)),

  listReminders: os.listReminders.handler(({ input, context }) => listReminders(context, input)),
  sendReminder: os.sendReminder.handler(({ input, context }) => sendReminder(context, input.id)),

  deferredRevenue: os.deferredRevenue.handler(({ input, context }) => deferredRevenue(context, input)),

  agreementMoney: os.agreementMoney.handler(({ input, context }) => moneyOfAgreement(context, input)),

  listCredits: os.listCredits.handler(({ input, context }) => listCredits(context, input)),
  creditsAtWork: os.creditsAtWork.handler(({ context }) => creditsAtWork(context)),
  decideCredit: os.decideCredit.handler(({ input, context }) => decideCredit(context, input)),

  imports: os.imports.handler(({ input, context }) => listImports(context, input)),
  firstRunReport: os.firstRunReport.handler(({ input, context }) => firstRunReport(context, input)),
  import: os.import.handler(({ input, context }) => importById(context, input.id)),
  importErrors: os.importErrors.handler(({ input, context }) => importErrors(context, input)),
  addImport: os.addImport.handler(({ input, context }) => addImport(context, input)),
  checkImport: os.checkImport.handler(({ input, context }) => checkImport(context, input)),
  runImport: os.runImport.handler(({ input, context }) => runImport(context, input)),

  portalInvoices: os.portalInvoices.handler(({ input, context }) => portalInvoices(context, input)),
  portalInvoicePdf: os.portalInvoicePdf.handler(({ input, context }) => portalInvoicePdf(context, input.id)),
})
