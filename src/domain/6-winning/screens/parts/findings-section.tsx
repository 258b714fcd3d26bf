import './winning.css'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { Audit, ListedFinding } from './audit.ts'
import { FindingForm } from './finding-form.tsx'
import { riskNames } from './words.ts'

/** What was found, the gravest first; and a new one. */
export function FindingsSection({ audit }: { audit: Audit }) {
  const [isNew, setNew] = useState(false)
  const isDelivered = audit.deliveredAt !== null
  return (
    <Section
      title={`Findings ${audit.list.length}`}
      aside={
        !isDelivered && (
          <button type="button" className="word" onClick={() => setNew(true)}>
            Add one
          </button>
        )
      }
    >
      {isNew && (
        <FindingForm
          auditId={audit.id}
          currency={audit.currency}
          questionKey={null}
          onDone={() => setNew(false)}
        />
      )}
      {audit.list.map((finding, at) => (
        <FindingRow key={finding.id} audit={audit} finding={finding} number={at + 1} />
      ))}
      {audit.list.length === 0 && !isNew && (
        <p className="soft" style={{ padding: '6px 0' }}>
          Nothing found yet. A finding says what may happen, in the owner’s words, and what it costs to do
          nothing.
        </p>
      )}
    </Section>
  )
}

function FindingRow({ audit, finding, number }: { audit: Audit; finding: ListedFinding; number: number }) {
  const [open, setOpen] = useState(false)
  const remove = useSubmit(api.winning.removeFinding, { refresh: [api.winning.audit.key()] })
  if (open)
    return (
      <FindingForm
        auditId={audit.id}
        currency={audit.currency}
        questionKey={finding.questionKey}
        finding={finding}
        onDone={() => setOpen(false)}
      />
    )
  const {
    says,
    risk,
    likelihood,
    impact,
    doingNothing,
    doingNothingMinor,
    mend,
    oneTimeMinor,
    monthlyMinor,
    quarter,
  } = finding
  const { currency } = audit
  return (
    <div className="finding">
      <span className="number">{number}</span>
      <div>
        {says}
        <span className="under">
          {riskNames[risk]}, {likelihood} × {impact} · {doingNothing}
          {doingNothingMinor !== null && (
            <>
              , about <MoneyText minor={doingNothingMinor} whole currency={currency} />
            </>
          )}
        </span>
        {mend && (
          <span className="under">
            {mend}
            {oneTimeMinor > 0 && (
              <>
                , <MoneyText minor={oneTimeMinor} whole currency={currency} /> once
              </>
            )}
            {monthlyMinor > 0 && (
              <>
                , <MoneyText minor={monthlyMinor} whole currency={currency} /> a month
              </>
            )}
            {quarter && `, ${quarter.replace('-', ' ')}`}
          </span>
        )}
      </div>
      {audit.deliveredAt === null && (
        <div className="button-row">
          <button type="button" className="word" onClick={() => setOpen(true)}>
            Change
          </button>
          <button type="button" className="word" onClick={() => remove.send({ findingId: finding.id })}>
            Take out
          </button>
        </div>
      )}
    </div>
  )
}
