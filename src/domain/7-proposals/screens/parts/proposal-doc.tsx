import './proposal-doc.css'
import type { ReactNode } from 'react'
import { MannerProvider } from '#web/manner.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { StepList } from '#web/ui/step-list.tsx'
import { Insured } from './insured.tsx'
import { OptionsSideBySide } from './options-side-by-side.tsx'
import { Replayed } from './replayed.tsx'
import { recommendedOf, type Sealed } from './sealed.ts'
import { TrackRecord } from './track-record.tsx'

/** The typeset page: what it is for, the options, last year, what is insured, the record, the terms; then what is given to sign. */
export function ProposalDoc({
  proposal,
  banner,
  children,
}: {
  proposal: Sealed
  banner?: ReactNode
  children?: ReactNode
}) {
  const { firm, preparedBy, number, sentAt, validUntil, title, lead, prevention, terms, currency } = proposal
  const pick = recommendedOf(proposal)
  return (
    <MannerProvider manner={{ locale: firm.locale, zone: firm.zone, currency }}>
      <article className="doc">
        {banner}
        <header>
          <div className="doc-top">
            <div>
              <b className="doc-firm">{firm.name}</b>
              Prepared by {preparedBy}
              <br />
              {firm.phone}
            </div>
            <div>
              Proposal {number}
              <br />
              <DayText day={sentAt.slice(0, 10)} form="long" />
              <br />
              Open until <DayText day={validUntil} form="long" />
            </div>
          </div>
          <h1 tabIndex={-1}>{title}</h1>
          {lead.map((paragraph) => (
            <p key={paragraph} className="doc-lead">
              {paragraph}
            </p>
          ))}
        </header>
        <OptionsSideBySide proposal={proposal} />
        {pick?.replay && <Replayed option={pick} replay={pick.replay} currency={currency} />}
        <Insured proposal={proposal} option={pick?.name ?? ''} />
        {proposal.record && <TrackRecord record={proposal.record} />}
        {prevention.length > 0 && (
          <section>
            <h2>So that it doesn’t happen again</h2>
            <StepList steps={prevention} />
          </section>
        )}
        {terms.length > 0 && (
          <section>
            <h2>Terms</h2>
            <ul className="doc-terms">
              {terms.map(({ name, text }) => (
                <li key={name}>
                  <b>{name}</b>
                  {text}
                </li>
              ))}
            </ul>
          </section>
        )}
        {children}
      </article>
    </MannerProvider>
  )
}

/** Who signed, when; for the page after it and for our own people. */
export function SignedBox({
  signature,
}: {
  signature: { name: string; title: string; email: string; option: string; signedAt: string; hash: string }
}) {
  return (
    <div className="sign-box">
      <p style={{ fontSize: 18, lineHeight: '26px' }}>{signature.name}</p>
      <p className="soft">
        {[signature.title, signature.email].filter(Boolean).join(', ')}
        <br />
        signed {signature.option} on <InstantText at={signature.signedAt} form="full" />
      </p>
      <Seal words="Signature, sealed as SHA-256" hash={signature.hash} />
    </div>
  )
}

/** A hash in groups of four, as people compare it. */
export function Seal({ words, hash }: { words: string; hash: string }) {
  return (
    <p className="doc-seal">
      {words} <span className="mono">{hash.match(/.{4}/g)?.join(' ')}</span>
    </p>
  )
}
