export { type DeferredRow, deferredLots } from './deferred/deferred-revenue.ts'
export { type AsBilled, type BilledTotal, billedTotals, replayAsBilled } from './invoices/billed-totals.ts'
export {
  checkOldInvoice,
  importOpenInvoices,
  type OldInvoice,
  recordTimeBilledBefore,
  setNextNumber,
} from './invoices/import-open-invoices.ts'
export { type InvoiceRow, invoicePage } from './invoices/queries.ts'
export { firmIds, importFile } from './moving-in/import-file.ts'
export { insertPayment, type NewPayment } from './payments/record-payment.ts'
export { billThrough } from './runs/bill-through.ts'
export { invoiceFirstPeriod } from './runs/invoice-first-period.ts'
export { type RunAsked, type RunDone, runThrough } from './runs/issue-run.ts'
export { loadAccounts } from './runs/load-accounts.ts'
export { type BrokenPromise, raiseCredit } from './service-credits/raise-credit.ts'
