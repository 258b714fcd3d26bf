export { type Insured, insuredBy } from './rules/insured.ts'
export {
  consentSentence,
  type Draft,
  mayAnswer,
  maySend,
  maySign,
  mayWithdraw,
  mayWrite,
  type OptionDraft,
  type Signer,
  type Signing,
} from './rules/may.ts'
export {
  asAgreement,
  endsOnOf,
  type Offered,
  type Price,
  priceOf,
  priceOfLine,
  withLines,
} from './rules/price.ts'
export {
  type ProposalStanding,
  type ProposalState,
  type ProposalStep,
  proposalStates,
  revisionState,
  type StepKind,
  standingOf,
} from './rules/proposal-state.ts'
export { channelNames } from './rules/record.ts'
export { checkReplay, type Replay, type ReplayMonth, replayFacts } from './rules/replay.ts'
export { replayHeads, replaySentence, replayTitle, ticksTo } from './rules/replay-words.ts'
export { proposalsSentences } from './rules/sentences.ts'
export { type TermText, termsText } from './rules/terms-text.ts'
export { type Cell, cellsOf, kindOf, labels } from './rules/what-it-says.ts'
