import { Textarea, TextInput } from '@mantine/core'
import { replaced, without } from '#agreements/screens/parts/terms/edited.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import type { Draft } from './draft.ts'

type PartProps = { draft: Draft; onChange: (draft: Draft) => void }

/** What it is for and from when. */
export function TitlePart({ draft, onChange }: PartProps) {
  const { startsOn, validUntil } = draft
  return (
    <Section title="What it is for">
      <div style={{ display: 'grid', gap: 16, padding: '8px 0' }}>
        <TextInput
          label="Title, one sentence"
          placeholder="So that a Monday like the sixteenth costs you nothing more"
          value={draft.title}
          onChange={(event) => onChange({ ...draft, title: event.currentTarget.value })}
        />
        <Textarea
          label="What opens it"
          description="A blank line begins a new paragraph"
          placeholder="Dear Dara, on 16 November …"
          autosize
          minRows={4}
          value={draft.lead.join('\n\n')}
          onChange={(event) => onChange({ ...draft, lead: paragraphsOf(event.currentTarget.value) })}
        />
      </div>
      <Fields across={2}>
        <DayField
          label="Begins on"
          value={startsOn}
          onChange={(day) => day && onChange({ ...draft, startsOn: day })}
        />
        <DayField
          label="Can be signed until"
          value={validUntil}
          onChange={(day) => day && onChange({ ...draft, validUntil: day })}
        />
      </Fields>
    </Section>
  )
}

/** What is insured, what will be prevented, and the terms in words. */
export function WordsPart({ draft, onChange }: PartProps) {
  return (
    <>
      <InsuredPart draft={draft} onChange={onChange} />
      <PreventionPart draft={draft} onChange={onChange} />
      <TermsPart draft={draft} onChange={onChange} />
    </>
  )
}

/** While one types, an empty paragraph at the end is the one being begun. */
const paragraphsOf = (text: string) => (text === '' ? [] : text.split('\n\n'))

const words = (label: string, value: string, onChange: (value: string) => void) => (
  <TextInput
    aria-label={label}
    placeholder={label}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
)

const TakeOut = ({ onClick }: { onClick: () => void }) => (
  <button type="button" className="word" onClick={onClick}>
    Take out
  </button>
)

const AddOne = ({ onClick }: { onClick: () => void }) => (
  <button type="button" className="word" onClick={onClick}>
    Add one
  </button>
)

function InsuredPart({ draft, onChange }: PartProps) {
  const { insured } = draft
  const set = (at: number, row: Draft['insured'][number]) =>
    onChange({ ...draft, insured: replaced(insured, at, row) })
  const fresh = { when: '', note: '', without: '', under: '' }
  return (
    <Section
      title="What is insured"
      aside={<AddOne onClick={() => onChange({ ...draft, insured: [...insured, fresh] })} />}
    >
      {insured.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are edited in their place
        <div key={at} className="row-edit">
          {words('When this happens', row.when, (when) => set(at, { ...row, when }))}
          {words('Without an agreement', row.without, (price) => set(at, { ...row, without: price }))}
          {words('Under the one we recommend', row.under, (under) => set(at, { ...row, under }))}
          <TakeOut onClick={() => onChange({ ...draft, insured: without(insured, at) })} />
        </div>
      ))}
    </Section>
  )
}

function PreventionPart({ draft, onChange }: PartProps) {
  const { prevention } = draft
  return (
    <Section
      title="So that it doesn’t happen again"
      aside={<AddOne onClick={() => onChange({ ...draft, prevention: [...prevention, ''] })} />}
    >
      {prevention.length === 0 && (
        <p className="soft" style={{ padding: '6px 0' }}>
          Nothing promised beyond the plan. Steps from an after-action note or an audit stand well here.
        </p>
      )}
      {prevention.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are edited in their place
        <div key={at} className="row-edit one">
          {words('What will be done', step, (said) =>
            onChange({ ...draft, prevention: replaced(prevention, at, said) }),
          )}
          <TakeOut onClick={() => onChange({ ...draft, prevention: without(prevention, at) })} />
        </div>
      ))}
    </Section>
  )
}

function TermsPart({ draft, onChange }: PartProps) {
  const { terms } = draft
  const set = (at: number, term: Draft['terms'][number]) =>
    onChange({ ...draft, terms: replaced(terms, at, term) })
  return (
    <Section
      title="Terms"
      aside={<AddOne onClick={() => onChange({ ...draft, terms: [...terms, { name: '', text: '' }] })} />}
    >
      {terms.map((term, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: terms are edited in their place
        <div key={at} className="row-edit two">
          {words('Head', term.name, (name) => set(at, { ...term, name }))}
          <Textarea
            aria-label="Sentences"
            autosize
            minRows={1}
            value={term.text}
            onChange={(event) => set(at, { ...term, text: event.currentTarget.value })}
          />
          <TakeOut onClick={() => onChange({ ...draft, terms: without(terms, at) })} />
        </div>
      ))}
    </Section>
  )
}
