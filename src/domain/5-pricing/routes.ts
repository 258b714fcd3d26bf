import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { pricingContract } from './contract.ts'
import { addRatingFactor, listFactors } from './factors/rating-factors.ts'
import { clientHistory } from './history/history.ts'
import { replayOffer } from './replay/replays.ts'
import { listPriceSheets, previewPrice, priceSheetById, savePriceSheet } from './sheets/price-sheets.ts'

const os = implement(pricingContract).$context<Context>()

export const pricingRoutes = os.router({
  replay: os.replay.handler(({ input, context }) => replayOffer(context, input)),
  history: os.history.handler(({ input, context }) => clientHistory(context, input)),
  preview: os.preview.handler(({ input, context }) => previewPrice(context, input)),
  save: os.save.handler(({ input, context }) => savePriceSheet(context, input)),
  list: os.list.handler(({ input, context }) => listPriceSheets(context, input)),
  get: os.get.handler(({ input, context }) => priceSheetById(context, input.sheetId)),
  factors: os.factors.handler(({ input, context }) => listFactors(context, input)),
  addFactor: os.addFactor.handler(({ input, context }) => addRatingFactor(context, input)),
})
