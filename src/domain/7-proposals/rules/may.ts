import { checkTerms, type Line, type Terms } from '#agreements/rules'
import type { Day } from '#kernel/days.ts'
import { type Decision, no, yes } from '#kernel/decision.ts'
import type { ProposalStanding, StepKind } from './proposal-state.ts'
import { checkReplay, type Replay } from './replay.ts'

export type OptionDraft = {
  key: string
  name: string
  pitch: string
  recommended: boolean
  terms: Terms
  termMonths: number | null
  optionalLines: readonly { line: Line; pitch: string }[]
  replay: Replay | null
}
export type Draft = { title: string; startsOn: Day; validUntil: Day; options: readonly OptionDraft[] }
export type Signer = { id: string; name: string; email: string; signs: boolean }

/** What is signed can't be written any more. */
export const mayWrite = ({ state }: ProposalStanding): Decision<true, 'proposal-signed'> =>
  state === 'signed' ? no('proposal-signed') : yes(true)

type SendReason =
  | 'proposal-signed'
  | 'no-title'
  | 'too-few-options'
  | 'option-twice'
  | 'recommend-one'
  | 'valid-until-past'
  | 'optional-line-twice'
  | 'nobody-signs'
  | 'addressee-without-email'

/** Whether a draft can go out: complete, in order, and to somebody who may sign or knows who does. */
export function maySend(
  draft: Draft,
  to: { standing: ProposalStanding; today: Day; contacts: readonly Signer[]; addressee: Signer | undefined },
): Decision<true> {
  const may = mayWrite(to.standing)
  if (!may.yes) return may
  if (draft.title.trim() === '') return no<SendReason>('no-title', { field: 'title' })
  if (draft.options.length < 2) return no<SendReason>('too-few-options', { field: 'options' })
  if (draft.options.filter(({ recommended }) => recommended).length !== 1)
    return no<SendReason>('recommend-one', { field: 'options' })
  if (draft.validUntil < to.today)
    return no<SendReason>('valid-until-past', { field: 'validUntil', day: draft.validUntil })
  if (!to.addressee?.email) return no<SendReason>('addressee-without-email', { field: 'contactId' })
  if (!to.contacts.some(({ signs, email }) => signs && email !== '')) return no<SendReason>('nobody-signs')
  return checkOptions(draft.options)
}

function checkOptions(options: readonly OptionDraft[]): Decision<true> {
  const keys = new Set<string>()
  for (const [at, option] of options.entries()) {
    if (keys.has(option.key))
      return no<SendReason>('option-twice', { field: `options.${at}.key`, option: option.key })
    keys.add(option.key)
    const terms = checkTerms(option.terms)
    if (!terms.yes)
      return no(terms.reason, { ...terms.about, field: `options.${at}.${terms.about?.field ?? 'terms'}` })
    const lines = new Set(option.terms.lines.map(({ key }) => key))
    for (const { line } of option.optionalLines) {
      if (lines.has(line.key))
        return no<SendReason>('optional-line-twice', { field: `options.${at}.optionalLines`, line: line.key })
      lines.add(line.key)
    }
    const replay = option.replay && checkReplay(option.replay)
    if (replay && !replay.yes) return no(replay.reason, { ...replay.about, field: `options.${at}.replay` })
  }
  return yes(true)
}

/** What a revision's link can still do. Whatever ended it is told in its own words. */
export function mayAnswer(
  revision: { state: StepKind; validUntil: Day },
  today: Day,
): Decision<true, 'proposal-signed' | 'proposal-over' | 'proposal-expired' | 'proposal-superseded'> {
  if (revision.state === 'signed') return no('proposal-signed')
  if (revision.state === 'superseded') return no('proposal-superseded')
  if (revision.state === 'expired' || (revision.state === 'sent' && revision.validUntil < today))
    return no('proposal-expired', { day: revision.validUntil })
  return revision.state === 'sent' ? yes(true) : no('proposal-over', { state: revision.state })
}

export type Signing = {
  hash: string
  optionKey: string
  lineKeys: readonly string[]
  email: string
}
type SignReason = 'other-text' | 'no-such-option' | 'no-such-line' | 'may-not-sign'

/**
 * Whether this signature binds: of the very text that was shown, for one of its options, by somebody whom the client
 * lets sign. Who signs is told by e-mail address, as the link came to one.
 */
export function maySign<Option extends Pick<OptionDraft, 'key' | 'optionalLines'>>(
  sealed: { hash: string; options: readonly Option[]; contacts: readonly Signer[] },
  { hash, optionKey, lineKeys, email }: Signing,
): Decision<{ option: Option; lines: Line[]; signer: Signer }, SignReason> {
  if (hash !== sealed.hash) return no('other-text')
  const option = sealed.options.find(({ key }) => key === optionKey)
  if (!option) return no('no-such-option', { field: 'optionKey', option: optionKey })
  const lines = option.optionalLines.map(({ line }) => line).filter(({ key }) => lineKeys.includes(key))
  if (lines.length !== new Set(lineKeys).size) return no('no-such-line', { field: 'lineKeys' })
  const signers = sealed.contacts.filter(({ signs }) => signs)
  const signer = signers.find((contact) => contact.email.toLowerCase() === email.trim().toLowerCase())
  if (signer) return yes({ option, lines, signer })
  return no('may-not-sign', { field: 'email', who: signers.map(({ name }) => name).join(' or ') })
}

export const mayWithdraw = ({ state }: ProposalStanding): Decision<true, 'not-out'> =>
  state === 'sent' ? yes(true) : no('not-out', { state })

/** What is signed with: the sentence is sealed with the name below it. */
export const consentSentence = (client: string) =>
  `I sign this agreement for ${client} electronically, and I may do so for ${client}. I agree that this has the force of my signature on paper.`
