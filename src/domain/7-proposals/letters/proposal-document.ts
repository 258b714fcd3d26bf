import { writtenDay, writtenInstant, writtenMoney } from '#kernel/writing.ts'
import { channelNames } from '../rules/record.ts'
import { type Replay, replayFacts } from '../rules/replay.ts'
import { replayHeads, replaySentence, replayTitle, ticksTo } from '../rules/replay-words.ts'

type Priced = { monthlyMinor: number; onceMinor: number }
type ShownOption = {
  key: string
  name: string
  kind: string
  pitch: string
  recommended: boolean
  price: Priced & { firstMinor: number }
  cells: { label: string; says: string }[]
  optionalLines: (Priced & { line: { key: string; name: string }; pitch: string })[]
  replay: Replay | null
}
/** The part of a sealed proposal that is printed. */
export type Printable = {
  number: string
  revision: number
  previousHash: string | null
  sentAt: string
  preparedBy: string
  firm: { name: string; address: string; phone: string; email: string; locale: string; zone: string }
  client: { name: string; address: string }
  contact: { name: string }
  currency: string
  title: string
  lead: string[]
  startsOn: string
  validUntil: string
  options: ShownOption[]
  insured: { when: string; note: string; without: string; under: string }[]
  ownFigure: { hourMinor: number; askedOn: string; askedOf: string } | null
  record: {
    from: string
    through: string
    channels: {
      channel: string
      met: number
      counted: number
      lowest: { month: string; met: number; counted: number } | null
    }[]
  } | null
  prevention: string[]
  terms: { name: string; text: string }[]
  consent: string
}
export type SignedBy = {
  name: string
  email: string
  title: string
  optionKey: string
  lines: string[]
  signedAt: string
  address: string
  agent: string
  hash: string
}

/** A proposal as a Typst document; with a signature it is the agreement's paper. */
export function proposalDocument(proposal: Printable, hash: string, signed?: SignedBy) {
  const { firm, options } = proposal
  const shown = options.find(({ recommended }) => recommended) ?? options[0]
  return {
    template,
    title: `${proposal.number} ${proposal.client.name}`,
    data: {
      firm: firm.name,
      under: [`Prepared by ${proposal.preparedBy}`, firm.phone].filter((line) => line !== ''),
      aside: [
        `Proposal ${proposal.number}`,
        writtenInstant(proposal.sentAt, firm).split(',')[0],
        signed ? 'Signed' : `Open until ${writtenDay(proposal.validUntil, firm)}`,
      ],
      foot: [firm.name, firm.address.replaceAll('\n', ', ')].filter((part) => part !== '').join(' · '),
      title: proposal.title,
      lead: proposal.lead,
      ways: `${numberWords[options.length] ?? options.length} ways to do it`,
      begins: `${options.length === 2 ? 'Both' : 'All'} begin on ${writtenDay(proposal.startsOn, firm)}.${shown ? ` We recommend ${shown.name}.` : ''}`,
      ...optionTable(proposal),
      extras: extraRows(proposal),
      replay: shown?.replay ? replayOf(proposal, shown, shown.replay) : null,
      insured: proposal.insured.map(({ when, note, without, under }) => [
        when,
        without,
        { text: under, under: note || null },
      ]),
      insuredUnder: shown ? `Under ${shown.name}` : '',
      ownFigure: ownFigure(proposal),
      record: recordOf(proposal),
      prevention: proposal.prevention,
      terms: proposal.terms.map(({ name, text }) => [name, text]),
      signature: signed ? signatureOf(proposal, signed) : null,
      consent: proposal.consent,
      seal: {
        hash,
        words: proposal.previousHash
          ? `Revision ${proposal.revision}, follows revision ${proposal.revision - 1}. Sealed as SHA-256`
          : `Revision ${proposal.revision}. Sealed as SHA-256`,
      },
    },
  }
}

/** 'a month', or what is bought once. */
export function priceWords(price: Priced, money: (minor: number) => string): { price: string; per: string } {
  if (price.monthlyMinor > 0) {
    const once = price.onceMinor > 0 ? `, ${money(price.onceMinor)} once` : ''
    return { price: money(price.monthlyMinor), per: `a month${once}` }
  }
  return { price: money(price.onceMinor), per: 'once' }
}

const numberWords = ['No', 'One', 'Two', 'Three', 'Four']

function optionTable({ options, currency, firm }: Printable) {
  const money = (minor: number) => writtenMoney(minor, currency, firm, { whole: true })
  const labels = options[0]?.cells.map(({ label }) => label) ?? []
  const replayed = options.find(({ replay }) => replay !== null)?.replay
  return {
    labels: ['What it is', ...labels, ...(replayed ? replayHeads(replayed) : [])],
    picked: options.findIndex(({ recommended }) => recommended),
    options: options.map(({ name, kind, pitch, price, cells, recommended, replay }) => ({
      name,
      kind: recommended ? `${kind}, we recommend it` : kind,
      ...priceWords(price, money),
      cells: [
        pitch,
        ...cells.map(({ says }) => says),
        ...(replayed
          ? [
              replay ? { text: writtenMoney(replay.underOfferMinor, currency, firm), strong: true } : null,
              replay ? writtenMoney(replay.savingMinor, currency, firm) : null,
            ]
          : []),
      ],
    })),
  }
}

function extraRows({ options, currency, firm }: Printable) {
  const money = (minor: number) => writtenMoney(minor, currency, firm, { whole: true })
  return options.flatMap(({ name, optionalLines }) =>
    optionalLines.map(({ line, pitch, ...price }) => {
      const told = priceWords(price, money)
      return [{ text: line.name, under: pitch || null }, `with ${name}`, `${told.price} ${told.per}`]
    }),
  )
}

function replayOf({ currency, firm }: Printable, { name, price }: ShownOption, replay: Replay) {
  const bare = (minor: number) => writtenMoney(minor, currency, firm, { bare: true })
  const { worst } = replayFacts(replay)
  const level = price.monthlyMinor > 0 ? price.monthlyMinor : null
  const top = Math.max(1, level ?? 0, ...replay.months.map(({ billedMinor }) => billedMinor))
  const at = worst ? replay.months.indexOf(worst) : -1
  return {
    title: replayTitle(replay),
    says: replaySentence(replay, name, (minor) => writtenMoney(minor, currency, firm)),
    bars: replay.months.map(({ month, billedMinor }) => ({
      label: writtenDay(month, firm, 'monthOnly'),
      height: Math.max(0, billedMinor),
    })),
    level:
      level === null
        ? null
        : {
            height: level,
            text: `${name}, ${writtenMoney(level, currency, firm, { whole: true })} every month`,
          },
    ticks: ticksTo(top).map((height) => ({
      height,
      text: writtenMoney(height, currency, firm, { whole: true }),
    })),
    remark:
      worst && at > 2
        ? {
            bar: at,
            lines: [
              writtenDay(worst.month, firm, 'month'),
              `${writtenMoney(worst.billedMinor, currency, firm)} billed`,
            ],
          }
        : null,
    head: ['', 'Hours', 'As billed', `Under ${name}`, 'Difference'],
    rows: replay.months.map(({ month, minutes, billedMinor, underOfferMinor }) => [
      writtenDay(month, firm, 'month'),
      minutes === undefined ? null : (minutes / 60).toFixed(2),
      bare(billedMinor),
      bare(underOfferMinor),
      writtenMoney(underOfferMinor - billedMinor, currency, firm, { bare: true, signed: true }),
    ]),
    sum: [
      'In all',
      hoursOf(replay),
      bare(replay.billedMinor),
      bare(replay.underOfferMinor),
      writtenMoney(-replay.savingMinor, currency, firm, { bare: true, signed: true }),
    ],
    note: replay.label,
  }
}

const hoursOf = ({ months }: Replay) =>
  months.every(({ minutes }) => minutes !== undefined)
    ? (months.reduce((sum, { minutes = 0 }) => sum + minutes, 0) / 60).toFixed(2)
    : null

function ownFigure({ ownFigure: figure, currency, firm }: Printable): string | null {
  if (!figure) return null
  const who = figure.askedOf ? `, as ${figure.askedOf} told us` : ''
  return `An hour without IT costs you ${writtenMoney(figure.hourMinor, currency, firm, { whole: true })}${who} on ${writtenDay(figure.askedOn, firm)}.`
}

function recordOf({ record, firm }: Printable) {
  if (!record) return null
  const share = (met: number, counted: number) => `${Math.floor((1000 * met) / counted) / 10} %`
  const met = record.channels.reduce((sum, one) => sum + one.met, 0)
  const counted = record.channels.reduce((sum, one) => sum + one.counted, 0)
  return {
    says: `Each promise has a clock that both of us can see. These are all our clients with agreements, ${writtenDay(record.from, firm, 'month')} to ${writtenDay(record.through, firm, 'month')}, as counted by those clocks.`,
    rows: record.channels.map((one) => [
      channelNames[one.channel] ?? one.channel,
      `${one.met} of ${one.counted}`,
      { text: share(one.met, one.counted), strong: true },
      one.lowest
        ? `${share(one.lowest.met, one.lowest.counted)}, ${writtenDay(one.lowest.month, firm, 'month')}`
        : null,
    ]),
    sum: ['All channels', `${met} of ${counted}`, share(met, counted), ''],
  }
}

function signatureOf({ options, firm, consent }: Printable, signed: SignedBy) {
  const option = options.find(({ key }) => key === signed.optionKey)
  const added =
    option?.optionalLines
      .filter(({ line }) => signed.lines.includes(line.key))
      .map(({ line }) => line.name) ?? []
  return {
    name: signed.name,
    consent,
    pairs: [
      ['Option', [option?.name ?? signed.optionKey, ...added].join(', with ')],
      ...(signed.title ? [['Title', signed.title]] : []),
      ['E-mail', signed.email],
      ['Signed', writtenInstant(signed.signedAt, firm)],
      ['From', signed.address],
      ['With', signed.agent || '–'],
    ],
    hash: signed.hash,
  }
}

const template = `#import "house.typ": *
#show: paper.with(firm: data.firm, under: data.under, aside: data.aside, foot: data.foot)
= #data.title
#for paragraph in data.lead { lead(paragraph) }

== #data.ways
#data.begins
#options(labels: data.labels, options: data.options, picked: if data.picked >= 0 { data.picked })
#if data.extras.len() > 0 [
=== You can add
#ledger(rows: data.extras, sides: ("left", "left", "right"), widths: (1fr, auto, auto))
]

#if data.replay != none [
== #data.replay.title
#block(breakable: false, {
  data.replay.says
  months(bars: data.replay.bars, level: data.replay.level, ticks: data.replay.ticks, remark: data.replay.remark)
})
#ledger(head: data.replay.head, rows: data.replay.rows, sums: (data.replay.sum,), tight: true)
#note(data.replay.note)
]

#if data.insured.len() > 0 [
== What is insured
#if data.ownFigure != none [#data.ownFigure]
#ledger(head: ("When this happens", "Without an agreement", data.insuredUnder), rows: data.insured)
]

#if data.record != none [
== What we promise, and how we have kept it
#data.record.says
#ledger(head: ("Promise", "Kept", "Share", "Lowest month"), rows: data.record.rows, sums: (data.record.sum,))
]

#if data.prevention.len() > 0 [
== So that it doesn’t happen again
#steps(data.prevention)
]

#if data.terms.len() > 0 [
== Terms
#terms(data.terms)
]

== #if data.signature != none [Signed] else [Sign]
#if data.signature != none {
  signature(name: data.signature.name, consent: data.signature.consent, pairs: data.signature.pairs)
  seal(data.signature.hash, words: "Signature, sealed as SHA-256")
} else {
  soft[Sign online, at the link that came with this document. What is signed there is: “#data.consent”]
}
#seal(data.seal.hash, words: data.seal.words)
`
