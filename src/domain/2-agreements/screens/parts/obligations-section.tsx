import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { AgreementRead } from './agreement.ts'

type Obligation = AgreementRead['obligations'][number]

/** The client's side: what was found at the last look, and what follows when it isn't done. */
export function ObligationsSection({
  agreement,
  offBecause,
  phoneOrder,
}: {
  agreement: AgreementRead
  offBecause: string | undefined
  phoneOrder?: number
}) {
  const [looking, setLooking] = useState<Obligation>()
  if (agreement.obligations.length === 0) return null
  return (
    <Section title="The client’s side" phoneOrder={phoneOrder}>
      <table className="ledger dense">
        <tbody>
          {agreement.obligations.map((obligation) => (
            <tr key={obligation.text}>
              <td>
                {obligation.text}
                <span className="under">
                  {obligation.met === false ? `undone: ${obligation.says}` : obligation.note}
                </span>
              </td>
              <td className="n">
                {offBecause === undefined ? (
                  <button type="button" className="word" onClick={() => setLooking(obligation)}>
                    <Found obligation={obligation} />
                    <span className="unseen">: note what was found</span>
                  </button>
                ) : (
                  <Found obligation={obligation} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal
        opened={looking !== undefined}
        onClose={() => setLooking(undefined)}
        title={looking?.text}
        size="sm"
      >
        {looking && <Look agreement={agreement} obligation={looking} onDone={() => setLooking(undefined)} />}
      </Modal>
    </Section>
  )
}

function Found({ obligation }: { obligation: Obligation }) {
  if (obligation.met === null) return <>Look</>
  return (
    <span className={obligation.met ? undefined : 'risk'}>
      {obligation.met ? 'done' : 'undone'}, <DayText day={obligation.lookedOn} form="brief" />
    </span>
  )
}

function Look({
  agreement,
  obligation,
  onDone,
}: {
  agreement: AgreementRead
  obligation: Obligation
  onDone: () => void
}) {
  const [note, setNote] = useState('')
  const check = useSubmit(api.agreements.checkObligation, {
    refresh: [api.agreements.key()],
    said: () => 'Noted.',
    done: onDone,
  })
  const send = (met: boolean) =>
    check.send({ agreementId: agreement.id, obligation: obligation.text, met, onDay: agreement.on, note })
  return (
    <>
      <p className="soft">If not: {obligation.says}.</p>
      <Textarea
        mt={12}
        label="What was found"
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Refusal of={check.refusal} />
      <div className="button-row" style={{ marginTop: 16 }}>
        <Button loading={check.busy} onClick={() => send(true)}>
          It is done
        </Button>
        <Button loading={check.busy} onClick={() => send(false)}>
          It isn’t
        </Button>
      </div>
    </>
  )
}
