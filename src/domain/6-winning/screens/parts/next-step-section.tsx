import { Button } from '@mantine/core'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { Deal } from './deal.ts'
import { DueText } from './due-text.tsx'
import { NextStepFields, nextOf, type TypedNext } from './next-step-fields.tsx'

/** The one thing that is next. It is closed by saying what follows. */
export function NextStepSection({ deal }: { deal: Deal }) {
  const [open, setOpen] = useState(false)
  if (!deal.isOpen) return null
  const { nextStep } = deal
  return (
    <Section title="Next step" aside={nextStep ? <DueText {...nextStep} /> : undefined}>
      {nextStep && (
        <div className="answer-row" style={{ padding: '8px 0 4px' }}>
          <div className="wide">
            <b>{nextStep.what}</b>
            <span className="under">{nextStep.owner}</span>
          </div>
          {!open && <Button onClick={() => setOpen(true)}>Done, what is next</Button>}
        </div>
      )}
      {(open || !nextStep) && <NextForm deal={deal} onDone={() => setOpen(false)} />}
    </Section>
  )
}

function NextForm({ deal, onDone }: { deal: Deal; onDone: () => void }) {
  const [typed, setTyped] = useState<TypedNext>({
    what: '',
    ownerId: deal.nextStep?.ownerId ?? null,
    dueOn: deal.suggested.dueOn,
    dueAt: '',
  })
  const offBecause = useOffBecause('win')
  const set = useSubmit(api.winning.setNextStep, { refresh: [api.winning.key()], done: onDone })
  const next = nextOf(typed)
  const send = (before: 'done' | 'replaced') => next && set.send({ dealId: deal.id, ...next, before })
  return (
    <>
      <NextStepFields value={typed} onChange={setTyped} label="What is next" />
      <Refusal of={set.refusal} />
      <div className="button-row">
        <PrimaryButton
          plain
          busy={set.busy}
          offBecause={offBecause ?? (next ? undefined : 'Say what, who and by when.')}
          onClick={() => send('done')}
        >
          It is done, this is next
        </PrimaryButton>
        {next && <Button onClick={() => send('replaced')}>It was not done, this replaces it</Button>}
        <Button variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </>
  )
}
