import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { useParam } from '#web/address.ts'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Cols } from '#web/ui/cols.tsx'
import { CountField } from '#web/ui/count-field.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { EditedTerms } from './parts/terms/edited.ts'
import { TermsEditor } from './parts/terms/terms-editor.tsx'
import { TermsInWords } from './parts/terms-in-words.tsx'
import { Warnings } from './parts/warnings.tsx'

type Plan = Awaited<ReturnType<typeof client.agreements.getPlan>>

/** A plan: what it says, which versions there were, and the pen to write the next one. */
export function PlanPage() {
  const planId = useParam('id')
  const [version, setVersion] = useState<number>()
  const [isWriting, setIsWriting] = useState(false)
  const plan = useQuery(api.agreements.getPlan.queryOptions({ input: { planId, version } }))
  if (plan.isError) throw plan.error
  if (!plan.data) return <SkeletonLines rows={10} />
  return isWriting ? (
    <PlanForm plan={plan.data} onDone={() => setIsWriting(false)} />
  ) : (
    <PlanInWords plan={plan.data} onWrite={() => setIsWriting(true)} onVersion={setVersion} />
  )
}

type PlanInWordsProps = { plan: Plan; onWrite: () => void; onVersion: (version: number) => void }

function PlanInWords({ plan, onWrite, onVersion }: PlanInWordsProps) {
  const { currency } = useManner()
  const offBecause = useOffBecause('manage-agreements')
  const retire = useSubmit(api.agreements.retirePlan)
  const { id: planId, revision } = plan
  const state = plan.retiredOn ? 'retired' : `tier ${plan.tier}`
  return (
    <>
      <PlanCrumb here={plan.name} />
      <PageHead
        title={plan.name}
        sub={`Version ${plan.shown}${plan.shown === plan.version ? '' : ` of ${plan.version}`}, ${state}. ${made(plan.agreements)}`}
        actions={
          <>
            <Button
              loading={retire.busy}
              onClick={() => retire.send({ planId, revision, retired: !plan.retiredOn })}
            >
              {plan.retiredOn ? 'Bring back' : 'Retire'}
            </Button>
            <PrimaryButton offBecause={offBecause} onClick={onWrite}>
              Write version {plan.version + 1}
            </PrimaryButton>
          </>
        }
      />
      <Refusal of={retire.refusal} />
      <Warnings of={plan.warnings} />
      <Cols shape="wide-left">
        <div>
          <TermsInWords terms={plan.terms} currency={currency} />
        </div>
        <Section title="Versions" aside="agreements made from it">
          <TimedList
            log
            entries={plan.versions.map((one) => ({
              id: String(one.version),
              when: (
                <button type="button" className="word" onClick={() => onVersion(one.version)}>
                  Version {one.version}
                </button>
              ),
              what: `${one.agreements}`,
              under: (
                <>
                  {one.madeBy}, <InstantText at={one.madeAt} form="full" />
                </>
              ),
            }))}
          />
        </Section>
      </Cols>
    </>
  )
}

const made = (agreements: number) =>
  agreements === 0
    ? 'No agreement was made from it yet.'
    : agreements === 1
      ? 'One agreement was made from it and stays as it is.'
      : `${agreements} agreements were made from it and stay as they are.`

function PlanForm({ plan, onDone }: { plan: Plan; onDone: () => void }) {
  const [name, setName] = useState(plan.name)
  const [tier, setTier] = useState(plan.tier)
  const [terms, setTerms] = useState<EditedTerms>(plan.terms)
  const save = useSubmit(api.agreements.savePlan, {
    said: ({ version }) => `Version ${version} is in the catalogue.`,
    done: onDone,
  })
  const isSame =
    name === plan.name && tier === plan.tier && JSON.stringify(terms) === JSON.stringify(plan.terms)
  return (
    <>
      <PlanCrumb here={plan.name} />
      <PageHead
        title={`${plan.name}, version ${plan.version + 1}`}
        sub="Agreements made from earlier versions keep what they copied."
      />
      <PlanFields
        name={name}
        tier={tier}
        terms={terms}
        onName={setName}
        onTier={setTier}
        onTerms={setTerms}
      />
      <Refusal of={save.refusal} />
      <div className="bottom-bar">
        <PrimaryButton
          busy={save.busy}
          offBecause={isSame ? 'Nothing has changed.' : undefined}
          onClick={() => save.send({ planId: plan.id, revision: plan.revision, name, tier, terms })}
        >
          Save version {plan.version + 1}
        </PrimaryButton>
        <Button onClick={onDone}>Leave it</Button>
      </div>
    </>
  )
}

/** A plan from nothing. */
export function NewPlanPage() {
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [tier, setTier] = useState(1)
  const [terms, setTerms] = useState<EditedTerms>({ lines: [] })
  const add = useSubmit(api.agreements.addPlan, {
    said: () => `${name} is in the catalogue.`,
    done: ({ id }) => void navigate({ to: `/plans/${id}` }),
  })
  const why =
    name.trim() === '' ? 'It needs a name.' : terms.lines.length === 0 ? 'It needs a line.' : undefined
  return (
    <>
      <PlanCrumb here="New plan" />
      <PageHead title="New plan" sub="What many clients can be offered." />
      <PlanFields
        name={name}
        tier={tier}
        terms={terms}
        onName={setName}
        onTier={setTier}
        onTerms={setTerms}
      />
      <Refusal of={add.refusal} />
      <div className="bottom-bar">
        <PrimaryButton busy={add.busy} offBecause={why} onClick={() => add.send({ name, tier, terms })}>
          Put it into the catalogue
        </PrimaryButton>
        <Link to="/plans">Leave it</Link>
      </div>
    </>
  )
}

type PlanFieldsProps = {
  name: string
  tier: number
  terms: EditedTerms
  onName: (name: string) => void
  onTier: (tier: number) => void
  onTerms: (terms: EditedTerms) => void
}

function PlanFields({ name, tier, terms, onName, onTier, onTerms }: PlanFieldsProps) {
  const { currency } = useManner()
  return (
    <>
      <Section title="The plan">
        <Fields across={2}>
          <TextInput label="Name" value={name} onChange={(event) => onName(event.currentTarget.value)} />
          <CountField
            label="Tier"
            description="Dearer plans have higher ones"
            value={tier}
            onChange={(next) => onTier(next ?? 0)}
          />
        </Fields>
      </Section>
      <TermsEditor value={terms} onChange={onTerms} currency={currency} />
    </>
  )
}

function PlanCrumb({ here }: { here: string }) {
  return (
    <Crumb
      path={[
        ['Agreements', '/agreements'],
        ['Plans', '/plans'],
      ]}
      here={here}
    />
  )
}
