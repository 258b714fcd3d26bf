import { oc } from '@orpc/contract'
import { z } from 'zod'
import { TermsShape } from '#agreements/contract'
import {
  Currency,
  Day,
  Id,
  Instant,
  listOf,
  listQuery,
  Minor,
  Minutes,
  Revision,
  Text,
} from '#kernel/contract.ts'
import { proposalStates } from './rules/proposal-state.ts'

const tags = ['proposals']
const State = z.enum(proposalStates)
const Key = z.string().trim().min(1).max(60)

export const ReplayShape = z.strictObject({
  /** What the months are: their own work, an old provider's bills, a usual year of the book. */
  label: z.string().trim().max(300),
  /** Not there in what was sealed before it was told: then it is their own work. */
  source: z.enum(['own', 'old-bills', 'book']).optional(),
  months: z
    .array(
      z.strictObject({
        month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month such as 2026-03 is right.'),
        billedMinor: Minor,
        underOfferMinor: Minor,
        minutes: Minutes.optional(),
        afterHoursMinutes: Minutes.optional(),
        emergencyMinutes: Minutes.optional(),
      }),
    )
    .min(1)
    .max(24),
  billedMinor: Minor,
  underOfferMinor: Minor,
  savingMinor: Minor,
})

const TermMonths = z.int().min(1).max(120).nullable()
const LineShape = TermsShape.shape.lines.element
const OptionalLine = z.strictObject({ line: LineShape, pitch: z.string().trim().max(300) })
export const OptionShape = z.strictObject({
  key: Key,
  name: z.string().trim().min(1, 'An option needs a name: it is what the client chooses.').max(80),
  pitch: z.string().trim().max(300),
  recommended: z.boolean(),
  planVersionId: Id.nullable(),
  terms: TermsShape,
  termMonths: TermMonths,
  optionalLines: z.array(OptionalLine).max(20),
  replay: ReplayShape.nullable(),
})

/** As it is written: with the price sheet it quotes, which the client doesn't read. */
export const DraftOptionShape = OptionShape.extend({ priceSheetId: Id.nullable().default(null) })

const Insured = z.strictObject({
  when: z.string().trim().min(1).max(200),
  note: z.string().trim().max(200),
  without: z.string().trim().max(120),
  under: z.string().trim().max(120),
})
const TermText = z.strictObject({ name: z.string().trim().min(1).max(80), text: Text.max(2_000) })

export const DraftShape = z.strictObject({
  /** What it is for, in one sentence: it stands above everything. */
  title: z.string().trim().max(200),
  lead: z.array(Text.max(2_000)).max(6),
  startsOn: Day,
  /** The last day on which it can be signed. */
  validUntil: Day,
  options: z.array(DraftOptionShape).max(4),
  insured: z.array(Insured).max(20),
  /** What will be done so that it doesn't happen again. */
  prevention: z.array(Text.max(500)).max(12),
  terms: z.array(TermText).max(20),
})

const Price = z.object({
  monthlyMinor: Minor,
  onceMinor: Minor,
  first: z.array(z.object({ name: z.string(), from: Day, to: Day, netMinor: Minor })),
  firstMinor: Minor,
})
const Kept = z.object({
  channel: z.string(),
  met: z.int(),
  counted: z.int(),
  lowest: z.object({ month: z.string(), met: z.int(), counted: z.int() }).nullable(),
})

/** Everything the client reads, letter by letter: this is what is sealed. */
export const SealedShape = z.object({
  form: z.literal('perennial-proposal-1'),
  number: z.string(),
  revision: z.int(),
  previousHash: z.string().nullable(),
  sentAt: Instant,
  preparedBy: z.string(),
  firm: z.object({
    name: z.string(),
    address: z.string(),
    phone: z.string(),
    email: z.string(),
    locale: z.string(),
    zone: z.string(),
  }),
  client: z.object({ id: Id, name: z.string(), address: z.string() }),
  contact: z.object({ id: Id, name: z.string(), email: z.string(), title: z.string() }),
  currency: Currency,
  title: z.string(),
  lead: z.array(z.string()),
  startsOn: Day,
  validUntil: Day,
  options: z.array(
    OptionShape.extend({
      kind: z.string(),
      endsOn: Day.nullable(),
      price: Price,
      cells: z.array(z.object({ label: z.string(), says: z.string() })),
      optionalLines: z.array(OptionalLine.extend({ monthlyMinor: Minor, onceMinor: Minor })),
    }),
  ),
  insured: z.array(Insured),
  ownFigure: z.object({ hourMinor: Minor, askedOn: Day, askedOf: z.string() }).nullable(),
  record: z.object({ from: Day, through: Day, channels: z.array(Kept) }).nullable(),
  prevention: z.array(z.string()),
  terms: z.array(z.object({ name: z.string(), text: z.string() })),
  consent: z.string(),
})

export const ProposalRow = z.object({
  id: Id,
  number: z.string(),
  clientId: Id,
  client: z.string(),
  title: z.string(),
  state: State,
  sentRevision: z.int(),
  options: z.int(),
  monthlyMinor: Minor.nullable(),
  currency: Currency,
  sentAt: Instant.nullable(),
  validUntil: Day,
  views: z.int(),
  lastViewedAt: Instant.nullable(),
})

const SentRevision = z.object({
  number: z.int(),
  hash: z.string(),
  sentAt: Instant,
  sentBy: z.string(),
  validUntil: Day,
  state: z.enum(['sent', 'signed', 'declined', 'withdrawn', 'expired', 'superseded']),
  says: z.string(),
  views: z.int(),
})
const Signature = z.object({
  name: z.string(),
  email: z.string(),
  title: z.string(),
  option: z.string(),
  signedAt: Instant,
  hash: z.string(),
  agreementId: Id,
})
export const Proposal = ProposalRow.extend({
  contactId: Id,
  draft: DraftShape,
  prices: z.array(Price.extend({ key: z.string() })),
  revisions: z.array(SentRevision),
  questions: z.array(z.object({ id: Id, words: z.string(), askedAt: Instant })),
  says: z.string(),
  signature: Signature.nullable(),
  /** Nothing was ever paid: the first thing sold should be small and paid. */
  neverPaid: z.boolean(),
  /** Agreements in force with this client: signing adds to them and ends none. */
  inForce: z.array(z.object({ id: Id, number: z.string(), name: z.string() })),
  signers: z.array(z.string()),
  revision: Revision,
})

const Checked = z.object({
  /** Every hash is that of its text, and every text names the hash before it. */
  holds: z.boolean(),
  broken: z.array(z.object({ what: z.string(), expected: z.string(), found: z.string() })),
})
export const Seal = z.object({
  number: z.string(),
  revisions: z.array(
    z.object({ number: z.int(), hash: z.string(), previousHash: z.string().nullable(), sealed: z.string() }),
  ),
  signature: z.object({ hash: z.string(), sealed: z.string(), documentSha256: z.string() }).nullable(),
  checked: Checked,
})

const Opened = z.object({
  state: z.enum(['sent', 'signed', 'declined', 'withdrawn', 'expired', 'superseded']),
  hash: z.string(),
  proposal: SealedShape,
  signature: Signature.omit({ agreementId: true }).nullable(),
  /** Why it can't be signed, from the rule that the server asks. */
  closedBecause: z.string().nullable(),
})

const proposalId = z.object({ proposalId: Id })
const token = z.object({ token: z.string().min(20).max(200) })
const Saved = z.object({ id: Id, revision: Revision })

const staffContract = {
  list: oc
    .route({ method: 'GET', path: '/proposals', tags, summary: 'Proposals with their state and views' })
    .input(
      listQuery(['number', 'client', 'state', 'sent', 'valid', 'monthly']).extend({
        state: State.optional(),
        clientId: Id.optional(),
      }),
    )
    .output(listOf(ProposalRow)),
  get: oc
    .route({
      method: 'GET',
      path: '/proposals/{proposalId}',
      tags,
      summary: 'A proposal: draft, revisions, views',
    })
    .input(proposalId)
    .output(Proposal),
  preview: oc
    .route({
      method: 'GET',
      path: '/proposals/{proposalId}/preview',
      tags,
      summary: 'What the client would read if it were sent now',
    })
    .input(proposalId)
    .output(SealedShape),
  start: oc
    .route({
      method: 'POST',
      path: '/proposals',
      tags,
      summary: 'Start a proposal from plans',
      successStatus: 201,
    })
    .input(
      z.object({
        clientId: Id,
        contactId: Id.optional(),
        planIds: z.array(Id).max(4).default([]),
        /** A saved price sheet: its plan at the fee it asks is the first option. */
        priceSheetId: Id.optional(),
        startsOn: Day.optional(),
        title: z.string().trim().max(200).default(''),
      }),
    )
    .output(Saved.extend({ number: z.string() })),
  save: oc
    .route({ method: 'PUT', path: '/proposals/{proposalId}', tags, summary: 'Write a proposal' })
    .input(proposalId.extend({ contactId: Id, draft: DraftShape, revision: Revision }))
    .output(Saved),
  addOption: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/options',
      tags,
      summary: 'Set another plan beside the options',
      successStatus: 201,
    })
    .input(proposalId.extend({ planId: Id, revision: Revision }))
    .output(Saved),
  replay: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/replays',
      tags,
      summary: 'Charge the last twelve months again under each option',
      successStatus: 201,
    })
    .input(proposalId.extend({ revision: Revision }))
    .output(Saved),
  send: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/revisions',
      tags,
      summary: 'Freeze a proposal and send it: it can be signed at its link',
      successStatus: 201,
    })
    .input(proposalId.extend({ revision: Revision, words: Text.max(2_000).default('') }))
    .output(z.object({ number: z.int(), hash: z.string(), link: z.string() })),
  withdraw: oc
    .route({
      method: 'POST',
      path: '/proposals/{proposalId}/withdrawal',
      tags,
      summary: 'Withdraw a proposal that is out',
      successStatus: 201,
    })
    .input(proposalId.extend({ reason: Text.max(500).default('') }))
    .output(z.object({ id: Id })),
  document: oc
    .route({
      method: 'GET',
      path: '/proposals/{proposalId}/document',
      tags,
      summary: 'The PDF: the signed one, or a revision as it was sent',
    })
    .input(proposalId.extend({ number: z.coerce.number().int().min(1).optional() }))
    .output(z.file()),
  seal: oc
    .route({
      method: 'GET',
      path: '/proposals/{proposalId}/seal',
      tags,
      summary: 'What was sealed, with its hashes, and whether they hold',
    })
    .input(proposalId)
    .output(Seal),
}

const openContract = {
  open: oc
    .route({ method: 'GET', path: '/open/{token}/proposal', tags, summary: 'The proposal that a link opens' })
    .input(token)
    .output(Opened),
  view: oc
    .route({
      method: 'POST',
      path: '/open/{token}/proposal-views',
      tags,
      summary: 'Say that the proposal was read',
      successStatus: 201,
    })
    .input(token)
    .output(z.object({ views: z.int() })),
  openDocument: oc
    .route({
      method: 'GET',
      path: '/open/{token}/proposal-document',
      tags,
      summary: 'The PDF of the proposal that a link opens, signed once it is',
    })
    .input(token)
    .output(z.file()),
  sign: oc
    .route({
      method: 'POST',
      path: '/open/{token}/proposal-signature',
      tags,
      summary: 'Sign one option: the agreement is made with it',
      successStatus: 201,
    })
    .input(
      token.extend({
        hash: z.string().regex(/^[0-9a-f]{64}$/, 'The hash of what was shown is right.'),
        optionKey: Key,
        lineKeys: z.array(Key).max(20).default([]),
        name: z.string().trim().min(2, 'Your full name is needed.').max(120),
        email: z.email('Your e-mail address is needed.'),
        title: z.string().trim().max(120).default(''),
        consent: z.literal(true, 'Tick the sentence above: it is what you sign.'),
      }),
    )
    .output(z.object({ agreement: z.string(), hash: z.string(), signedAt: Instant })),
  decline: oc
    .route({
      method: 'POST',
      path: '/open/{token}/proposal-refusal',
      tags,
      summary: 'Say no, and why',
      successStatus: 201,
    })
    .input(token.extend({ reason: Text.min(1, 'Tell us why, in a few words.').max(1_000) }))
    .output(z.object({ state: z.literal('declined') })),
  ask: oc
    .route({
      method: 'POST',
      path: '/open/{token}/proposal-questions',
      tags,
      summary: 'Ask something before signing',
      successStatus: 201,
    })
    .input(token.extend({ words: Text.min(1, 'Write your question.').max(2_000) }))
    .output(z.object({ id: Id })),
}

export const proposalsContract = { ...staffContract, ...openContract }
