import { implement } from '@orpc/server'
import type { Context } from '#platform/context.ts'
import { askAboutProposal, declineProposal, viewProposal } from './answer-proposal.ts'
import { proposalsContract } from './contract.ts'
import { openDocument, openProposal, proposalFile, proposalSeal } from './open-proposal.ts'
import { listProposals, previewProposal, proposalById } from './queries.ts'
import { addOption, replayProposal, saveProposal } from './save-proposal.ts'
import { sendProposal } from './send-proposal.ts'
import { signProposal } from './sign-proposal.ts'
import { startProposal } from './start-proposal.ts'
import { withdrawProposal } from './withdraw-proposal.ts'

const os = implement(proposalsContract).$context<Context>()

export const proposalsRoutes = os.router({
  list: os.list.handler(({ input, context }) => listProposals(context, input)),
  get: os.get.handler(({ input, context }) => proposalById(context, input.proposalId)),
  preview: os.preview.handler(({ input, context }) => previewProposal(context, input.proposalId)),
  start: os.start.handler(({ input, context }) => startProposal(context, input)),
  save: os.save.handler(({ input, context }) => saveProposal(context, input)),
  addOption: os.addOption.handler(({ input, context }) => addOption(context, input)),
  replay: os.replay.handler(({ input, context }) => replayProposal(context, input)),
  send: os.send.handler(({ input, context }) => sendProposal(context, input)),
  withdraw: os.withdraw.handler(({ input, context }) => withdrawProposal(context, input)),
  document: os.document.handler(({ input, context }) => proposalFile(context, input)),
  seal: os.seal.handler(({ input, context }) => proposalSeal(context, input.proposalId)),

  open: os.open.handler(({ context }) => openProposal(context)),
  view: os.view.handler(({ context }) => viewProposal(context)),
  openDocument: os.openDocument.handler(({ context }) => openDocument(context)),
  sign: os.sign.handler(({ input, context }) => signProposal(context, input)),
  decline: os.decline.handler(({ input, context }) => declineProposal(context, input)),
  ask: os.ask.handler(({ input, context }) => askAboutProposal(context, input)),
})
