import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { listAssumptions, setAssumption } from './assumptions/assumptions.ts'
import { pricingContract } from './contract.ts'
import { addRatingFactor, listFactors } from './factors/rating-factors.ts'
import { clientHistory } from './history/history.ts'
import { keepOldBills } from './old-bills/keep-old-bills.ts'
import { listOldBills } from './old-bills/queries.ts'
import { askPromiseCheck } from './promise-check/ask.ts'
import { askMoreRuns } from './promise-check/order-runs.ts'
import { listPromiseChecks, promiseCheckById, promiseGrounds } from './promise-check/reads.ts'
import { clientStumps } from './promise-check/stump-check.ts'
import { explainReplayedEntry, listReplayedEntries } from './replay/entries.ts'
import { replayOffer } from './replay/replays.ts'
import { savePriceSheet } from './sheets/price-sheets.ts'
import { previewPrice } from './sheets/priced.ts'
import { sheetFile } from './sheets/print.ts'
import { listPriceSheets, priceSheetById } from './sheets/queries.ts'

const os = implement(pricingContract).$context<Context>()

export const pricingRoutes = os.router({
  replay: os.replay.handler(({ input, context }) => replayOffer(context, input)),
  replayedEntries: os.replayedEntries.handler(({ input, context }) => listReplayedEntries(context, input)),
  replayedEntry: os.replayedEntry.handler(({ input, context }) => explainReplayedEntry(context, input)),
  oldBills: os.oldBills.handler(({ input, context }) => listOldBills(context, input)),
  keepOldBills: os.keepOldBills.handler(({ input, context }) => keepOldBills(context, input)),
  history: os.history.handler(({ input, context }) => clientHistory(context, input)),
  preview: os.preview.handler(({ input, context }) => previewPrice(context, input)),
  save: os.save.handler(({ input, context }) => savePriceSheet(context, input)),
  list: os.list.handler(({ input, context }) => listPriceSheets(context, input)),
  get: os.get.handler(({ input, context }) => priceSheetById(context, input.sheetId)),
  pdf: os.pdf.handler(({ input, context }) => sheetFile(context, input.sheetId)),
  assumptions: os.assumptions.handler(({ context }) => listAssumptions(context)),
  setAssumption: os.setAssumption.handler(({ input, context }) => setAssumption(context, input)),
  factors: os.factors.handler(({ input, context }) => listFactors(context, input)),
  promiseGrounds: os.promiseGrounds.handler(({ input, context }) => promiseGrounds(context, input.clientId)),
  stumpCheck: os.stumpCheck.handler(({ input, context }) => clientStumps(context, input.clientId)),
  checkPromises: os.checkPromises.handler(({ input, context }) => askPromiseCheck(context, input)),
  morePromiseRuns: os.morePromiseRuns.handler(({ input, context }) => askMoreRuns(context, input)),
  promiseChecks: os.promiseChecks.handler(({ input, context }) => listPromiseChecks(context, input)),
  promiseCheck: os.promiseCheck.handler(({ input, context }) => promiseCheckById(context, input.checkId)),
  addFactor: os.addFactor.handler(({ input, context }) => addRatingFactor(context, input)),
})
