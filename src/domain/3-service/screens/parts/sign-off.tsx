import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { maySignOff } from '#service/rules'
import { api } from '#web/api.ts'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { VisitData } from './checklist.tsx'

/** Who at the client's saw it done, and what we report; then the visit stays as it is. */
export function SignOff({ visit }: { visit: VisitData }) {
  const [signedBy, setSignedBy] = useState('')
  const [report, setReport] = useState('')
  const sign = useSubmit(api.service.signOff, { refresh: [api.service.key()], said: () => 'Signed off.' })
  if (visit.cancelledAt) return null
  if (visit.signedAt) {
    return (
      <Section title="Signed off" phoneOrder={3}>
        <p className="small soft">
          Seen by {visit.signedBy}, <InstantText at={visit.signedAt} />.
        </p>
        {visit.report && <p className="small">{visit.report}</p>}
      </Section>
    )
  }
  const may = maySignOff(visit, visit.checklist)
  const open = visit.checklist.filter(({ result }) => result === null).length
  const off = may.yes
    ? signedBy.trim()
      ? undefined
      : 'Who saw it done?'
    : may.reason === 'items-open'
      ? `${open} of the checklist ${open === 1 ? 'has' : 'have'} no answer yet.`
      : 'Check in first.'
  return (
    <Section title="Sign off" phoneOrder={3}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sign.send({ visitId: visit.id, signedBy, report })
        }}
      >
        <TextInput
          label="Seen by, at the client's"
          value={signedBy}
          onChange={(event) => setSignedBy(event.currentTarget.value)}
        />
        <Textarea
          label="What we report"
          mt="sm"
          rows={3}
          value={report}
          onChange={(event) => setReport(event.currentTarget.value)}
        />
        <Refusal of={sign.refusal} />
        <div style={{ marginTop: 12 }}>
          <PrimaryButton plain type="submit" busy={sign.busy} offBecause={off}>
            Sign off
          </PrimaryButton>
        </div>
      </form>
    </Section>
  )
}
