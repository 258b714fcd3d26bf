import { Checkbox, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { sentence } from '#kernel/sentences.ts'
import { api } from '#web/api.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { mayHoldCall, winningSentences } from '#winning/rules'
import type { Deal } from './deal.ts'
import { NextStepFields, nextOf, type TypedNext } from './next-step-fields.tsx'

const kinds = [
  { value: 'call', label: 'Call' },
  { value: 'visit', label: 'Visit' },
] as const

/** Tons of notes, while they are fresh, and what is next. */
export function CallSection({ deal }: { deal: Deal }) {
  const fresh = (): TypedNext => ({
    what: '',
    ownerId: deal.nextStep?.ownerId ?? null,
    dueOn: null,
    dueAt: '',
  })
  const [kind, setKind] = useState<'call' | 'visit'>('call')
  const [body, setBody] = useState('')
  const [isSalesCall, setSalesCall] = useState(deal.step === 'call')
  const [next, setNext] = useState(fresh)
  const offBecause = useOffBecause('win')
  const hold = useSubmit(api.winning.holdCall, {
    refresh: [api.winning.key(), api.clients.key()],
    said: () => 'Noted.',
    done: () => {
      setBody('')
      setNext(fresh())
    },
  })
  const may = mayHoldCall({ ...deal, reached: {} })
  const refused = isSalesCall && !may.yes ? sentence(may.reason, {}, winningSentences) : undefined
  const send = () => {
    const followed = nextOf(next)
    hold.send({ dealId: deal.id, kind, body, isSalesCall, ...(followed ? { next: followed } : {}) })
  }
  return (
    <Section title="Note a call or visit">
      <Textarea
        aria-label="Notes"
        placeholder="Whatever was said: what hurts, who decides, what they pay today, what they run"
        autosize
        minRows={4}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <div className="answer-row" style={{ margin: '12px 0', alignItems: 'center' }}>
        <SelectField label="" options={kinds} value={kind} onChange={(value) => setKind(value ?? 'call')} />
        <Checkbox
          label="This was the sales call"
          checked={isSalesCall}
          onChange={(event) => setSalesCall(event.currentTarget.checked)}
        />
      </div>
      {body && <NextStepFields value={next} onChange={setNext} label="What is next, if it changes" />}
      <Refusal of={hold.refusal} />
      <PrimaryButton
        plain
        busy={hold.busy}
        offBecause={offBecause ?? refused ?? (body.trim() ? undefined : 'Notes need words.')}
        onClick={send}
      >
        Keep the notes
      </PrimaryButton>
    </Section>
  )
}
