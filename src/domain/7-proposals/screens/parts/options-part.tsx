import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { replaced, without } from '#agreements/screens/parts/terms/edited.ts'
import { TermsEditor } from '#agreements/screens/parts/terms/terms-editor.tsx'
import { api } from '#web/api.ts'
import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { Draft, DraftOption, Proposal } from './draft.ts'
import { OptionalLines } from './optional-lines.tsx'

type OptionsPartProps = {
  proposal: Proposal
  draft: Draft
  onChange: (draft: Draft) => void
  /** Nothing is typed that isn't kept: only then may the server change the draft. */
  isKept: boolean
}

/** The ways to do it: each a plan's terms, changed as far as this client needs. */
export function OptionsPart({ proposal, draft, onChange, isKept }: OptionsPartProps) {
  const { options } = draft
  const setAll = (next: DraftOption[]) => onChange({ ...draft, options: next })
  const recommend = (key: string) =>
    setAll(options.map((option) => ({ ...option, recommended: option.key === key })))
  return (
    <Section title="Options" aside="priced by the rules that bill them, as kept">
      {options.map((option, at) => (
        <OptionEdit
          key={option.key}
          option={option}
          proposal={proposal}
          onChange={(next) => setAll(replaced(options, at, next))}
          onRecommend={() => recommend(option.key)}
          onTakeOut={() => setAll(without(options, at))}
        />
      ))}
      <AddPlan proposal={proposal} isKept={isKept} />
      <ReplayAgain proposal={proposal} isKept={isKept} />
    </Section>
  )
}

type OptionEditProps = {
  option: DraftOption
  proposal: Proposal
  onChange: (option: DraftOption) => void
  onRecommend: () => void
  onTakeOut: () => void
}

function OptionEdit({ option, proposal, onChange, onRecommend, onTakeOut }: OptionEditProps) {
  const [open, setOpen] = useState(false)
  const { currency, clientId } = proposal
  const price = proposal.prices.find(({ key }) => key === option.key)
  return (
    <div className="option-edit">
      <div className="option-line">
        <b>{option.name}</b>
        {price && (
          <span>
            {price.monthlyMinor > 0 && (
              <>
                <MoneyText minor={price.monthlyMinor} currency={currency} /> a month
              </>
            )}
            {price.onceMinor > 0 && (
              <>
                {' '}
                <MoneyText minor={price.onceMinor} currency={currency} /> once
              </>
            )}
            <span className="under">
              first invoice <MoneyText minor={price.firstMinor} currency={currency} />
            </span>
          </span>
        )}
      </div>
      <Fields across={2}>
        <TextInput
          label="Called"
          value={option.name}
          onChange={(event) => onChange({ ...option, name: event.currentTarget.value })}
        />
        <CountField
          label="Months of the first term"
          description="Empty runs on"
          value={option.termMonths}
          onChange={(termMonths) => onChange({ ...option, termMonths })}
        />
        <TextInput
          label="What it is"
          value={option.pitch}
          onChange={(event) => onChange({ ...option, pitch: event.currentTarget.value })}
        />
        <Checkbox
          label="We recommend it"
          checked={option.recommended}
          onChange={onRecommend}
          style={{ alignSelf: 'center' }}
        />
      </Fields>
      {option.priceSheetId && (
        <PricedBy sheetId={option.priceSheetId} monthlyMinor={price?.monthlyMinor ?? 0} />
      )}
      <Replayed option={option} currency={currency} />
      <OptionalLines option={option} currency={currency} onChange={onChange} />
      <div className="button-row" style={{ marginTop: 8 }}>
        <Button onClick={() => setOpen(true)}>Terms of {option.name}</Button>
        <button type="button" className="word" onClick={onTakeOut}>
          Take this option out
        </button>
      </div>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={`Terms of ${option.name}`}
        size="xl"
        fullScreen={false}
      >
        <TermsEditor
          value={option.terms}
          onChange={(terms) => onChange({ ...option, terms })}
          currency={currency}
          clientId={clientId}
        />
        <Button onClick={() => setOpen(false)}>Back to the proposal</Button>
      </Modal>
    </div>
  )
}

/** What the price sheet said of it, and whether this asks less than is safe. */
function PricedBy({ sheetId, monthlyMinor }: { sheetId: string; monthlyMinor: number }) {
  const sheet = useQuery(api.pricing.get.queryOptions({ input: { sheetId } }))
  if (!sheet.data) return null
  const { number, packages, asked, currency } = sheet.data
  const safe = packages[0]?.priceMinor ?? 0
  return (
    <p className={`small ${monthlyMinor < safe ? 'risk' : 'soft'}`}>
      Priced by <Link to={`/price-sheets/${sheetId}`}>PRC-{number}</Link>: asked{' '}
      <MoneyText minor={asked.feeMinor} currency={currency} />, safe from{' '}
      <MoneyText minor={safe} currency={currency} />.
    </p>
  )
}

function Replayed({ option: { replay }, currency }: { option: DraftOption; currency: string }) {
  if (!replay) return null
  const minutes = replay.months.reduce((sum, month) => sum + (month.minutes ?? 0), 0)
  return (
    <p className="small soft">
      {
        { own: 'Their own record', 'old-bills': 'Old bills', book: 'A usual year, assumed' }[
          replay.source ?? 'own'
        ]
      }
      : <MoneyText minor={replay.underOfferMinor} currency={currency} /> in place of{' '}
      <MoneyText minor={replay.billedMinor} currency={currency} />, <HoursText minutes={minutes} />;{' '}
      {replay.savingMinor >= 0 ? 'less' : 'more'} by{' '}
      <MoneyText minor={Math.abs(replay.savingMinor)} currency={currency} />.
    </p>
  )
}

function AddPlan({ proposal, isKept }: { proposal: Proposal; isKept: boolean }) {
  const plans = useQuery(api.agreements.listPlans.queryOptions({ input: { pageSize: 100 } }))
  const add = useSubmit(api.proposals.addOption, { refresh: [api.proposals.key()] })
  return (
    <div style={{ maxWidth: 320, margin: '12px 0' }}>
      <SelectField
        label="Another plan beside them"
        placeholder="Choose a plan"
        disabled={!isKept}
        description={isKept ? undefined : 'Keep what is written first'}
        options={(plans.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={null}
        onChange={(planId) =>
          planId && add.send({ proposalId: proposal.id, planId, revision: proposal.revision })
        }
      />
      <Refusal of={add.refusal} />
    </div>
  )
}

function ReplayAgain({ proposal, isKept }: { proposal: Proposal; isKept: boolean }) {
  const replay = useSubmit(api.proposals.replay, {
    refresh: [api.proposals.key()],
    said: () => 'The last twelve months were charged again under each option.',
  })
  return (
    <>
      <Refusal of={replay.refusal} />
      <PrimaryButton
        plain
        busy={replay.busy}
        offBecause={isKept ? undefined : 'Keep what is written first.'}
        onClick={() => replay.send({ proposalId: proposal.id, revision: proposal.revision })}
      >
        Charge their last twelve months again
      </PrimaryButton>
    </>
  )
}
