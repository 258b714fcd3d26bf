import { Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { useParam } from '#web/address.ts'
import { api, type client } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { StaleEdit } from '#web/ui/stale-edit.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { ChangesTable } from './parts/changes-table.tsx'
import type { EditedTerms } from './parts/terms/edited.ts'
import { TermsEditor } from './parts/terms/terms-editor.tsx'
import { useDayChoice, useToday } from './parts/use-today.ts'
import { Warnings } from './parts/warnings.tsx'

type Agreement = Awaited<ReturnType<typeof client.agreements.get>>
type Draft = NonNullable<Agreement['draft']>

/** What is being written: a new agreement, or a change of one in force. Signing puts it into force. */
export function DraftPage() {
  const agreementId = useParam('id')
  const agreement = useQuery(api.agreements.get.queryOptions({ input: { agreementId } }))
  if (agreement.isError) throw agreement.error
  if (!agreement.data) return <SkeletonLines rows={10} />
  const { draft } = agreement.data
  if (!draft) return <NothingWritten agreement={agreement.data} />
  return <DraftForm key={draft.revision} agreement={agreement.data} draft={draft} />
}

function NothingWritten({ agreement }: { agreement: Agreement }) {
  return (
    <>
      <DraftCrumb agreement={agreement} />
      <PageHead title={agreement.client.name} />
      <p className="soft">
        Nothing is being written. <Link to={`/agreements/${agreement.id}`}>See the agreement</Link>
      </p>
    </>
  )
}

function DraftForm({ agreement, draft }: { agreement: Agreement; draft: Draft }) {
  const navigate = useNavigate()
  const [days, setDays] = useState({
    effectiveOn: draft.effectiveOn,
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
  })
  const [terms, setTerms] = useState<EditedTerms>(draft.terms)
  const [note, setNote] = useState(draft.note)
  const offBecause = useOffBecause('manage-agreements')
  const save = useSubmit(api.agreements.saveDraft, {
    said: () => 'Kept. Nothing is in force before it is signed.',
  })
  const drop = useSubmit(api.agreements.dropDraft, {
    done: () =>
      void navigate({ to: agreement.inForce === null ? '/agreements' : `/agreements/${agreement.id}` }),
  })
  const isNew = draft.cause === 'signed'
  const typed = { ...days, terms, note }
  const isSame = JSON.stringify(typed) === JSON.stringify(wordsOf(draft))
  const send = (revision: number) => save.send({ agreementId: agreement.id, revision, ...typed })
  return (
    <>
      <DraftCrumb agreement={agreement} />
      <PageHead
        title={agreement.client.name}
        tab={`${agreement.client.name}, ${agreement.number}`}
        sub={isNew ? `${agreement.name}, being written.` : `A change of ${agreement.name}, being written.`}
        actions={
          <>
            <Link to={`/what-if?agreement=${agreement.id}`}>What if</Link>
            <ConfirmButton
              question="Throw it away?"
              consequence={isNew ? 'The agreement is set aside.' : 'The agreement stays as it is in force.'}
              yes="Throw it away"
              grave
              busy={drop.busy}
              onYes={() => drop.sendAndWait({ agreementId: agreement.id })}
            >
              Throw away
            </ConfirmButton>
          </>
        }
      />
      <Warnings of={draft.warnings} />
      <DaysPart isNew={isNew} days={days} note={note} onDays={setDays} onNote={setNote} />
      <TermsEditor
        value={terms}
        onChange={setTerms}
        currency={agreement.currency}
        clientId={agreement.client.id}
      />
      <StaleEdit
        of={save.refusal}
        typed={typed}
        names={{
          effectiveOn: 'Holds from',
          endsOn: 'First day after the term',
          terms: 'Terms',
          note: 'Note',
        }}
        show={(field, value) =>
          field === 'terms' ? (value === terms ? 'as typed here' : 'as saved meanwhile') : String(value)
        }
        onKeepMine={send}
        onTakeTheirs={() => window.location.reload()}
      />
      {save.refusal?.status !== 409 && <Refusal of={save.refusal} />}
      <div className="bottom-bar">
        <PrimaryButton
          plain={isSame}
          busy={save.busy}
          offBecause={offBecause ?? (isSame ? 'Nothing has changed since it was kept.' : undefined)}
          onClick={() => send(draft.revision)}
        >
          Keep what is written
        </PrimaryButton>
      </div>
      {!isNew && draft.changes.length > 0 && (
        <Section title="What becomes different" aside="as kept">
          <ChangesTable changes={draft.changes} before="In force" after="Written" />
        </Section>
      )}
      <SignPart
        agreement={agreement}
        draft={draft}
        offBecause={offBecause ?? (isSame ? undefined : 'Keep what is written first.')}
      />
    </>
  )
}

const wordsOf = ({ effectiveOn, startsOn, endsOn, terms, note }: Draft) => ({
  effectiveOn,
  startsOn,
  endsOn,
  terms,
  note,
})

type Days = { effectiveOn: string; startsOn: string; endsOn: string | null }
type DaysPartProps = {
  isNew: boolean
  days: Days
  note: string
  onDays: (days: Days) => void
  onNote: (note: string) => void
}

function DaysPart({ isNew, days, note, onDays, onNote }: DaysPartProps) {
  return (
    <Section title={isNew ? 'Term' : 'From when'}>
      <Fields across={3}>
        {isNew ? (
          <DayField
            label="First day"
            value={days.startsOn}
            onChange={(day) => day && onDays({ ...days, startsOn: day, effectiveOn: day })}
          />
        ) : (
          <DayField
            label="Holds from"
            description="The day of the change belongs to the new terms"
            value={days.effectiveOn}
            onChange={(day) => day && onDays({ ...days, effectiveOn: day })}
          />
        )}
        <DayField
          label="First day after the term"
          description="Empty: runs on"
          value={days.endsOn}
          onChange={(endsOn) => onDays({ ...days, endsOn })}
        />
        <Textarea
          label="Note"
          placeholder={isNew ? 'After the audit' : 'Why it changes'}
          autosize
          value={note}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
      </Fields>
    </Section>
  )
}

type SignPartProps = { agreement: Agreement; draft: Draft; offBecause: string | undefined }

/** Signed on paper, or agreed by hand: who and when. A proposal signed at its link does this by itself. */
function SignPart({ agreement, draft, offBecause }: SignPartProps) {
  const today = useToday()
  const navigate = useNavigate()
  const [signedOn, setSignedOn] = useDayChoice(today)
  const [signedBy, setSignedBy] = useState('')
  const [documentId, setDocumentId] = useState<string | null>(null)
  const sign = useSubmit(api.agreements.sign, {
    said: ({ version }) =>
      version === 1 ? `${agreement.number} is in force.` : `Version ${version} is in force.`,
    done: () => void navigate({ to: `/agreements/${agreement.id}` }),
  })
  const documents = useQuery(
    api.agreements.documents.queryOptions({ input: { agreementId: agreement.id } }),
  ).data
  const why = offBecause ?? (signedOn ? undefined : 'Say when it was signed.')
  return (
    <Section
      title="Signature"
      lead="For what was signed on paper or agreed by hand. Signing makes the fee due and the promises run, from the first day."
    >
      <Fields across={3}>
        <DayField label="Signed on" value={signedOn} max={today} onChange={setSignedOn} />
        <TextInput
          label="By"
          placeholder="Name of who signed for the client"
          value={signedBy}
          onChange={(event) => setSignedBy(event.currentTarget.value)}
        />
        {(documents?.items.length ?? 0) > 0 && (
          <SelectField
            label="Signed paper"
            placeholder="None"
            clearable
            options={(documents?.items ?? []).map(({ fileId, title }) => ({ value: fileId, label: title }))}
            value={documentId}
            onChange={setDocumentId}
          />
        )}
      </Fields>
      <Refusal of={sign.refusal} />
      <ConfirmButton
        question={
          draft.cause === 'signed' ? `Put ${agreement.number} into force?` : 'Put the change into force?'
        }
        consequence={
          <>
            From <DayText day={draft.effectiveOn} /> on. What is in force is changed by an amendment, not by
            editing.
          </>
        }
        yes="Put into force"
        busy={sign.busy}
        onYes={() =>
          why === undefined && signedOn
            ? sign.sendAndWait({
                agreementId: agreement.id,
                revision: draft.revision,
                signedOn,
                signedBy,
                documentId,
              })
            : undefined
        }
      >
        Put into force
      </ConfirmButton>
      {why && <p className="off-because">{why}</p>}
    </Section>
  )
}

function DraftCrumb({ agreement }: { agreement: Agreement }) {
  return (
    <Crumb
      path={[
        ['Agreements', '/agreements'],
        [agreement.number, `/agreements/${agreement.id}`],
      ]}
      here="Being written"
    />
  )
}
