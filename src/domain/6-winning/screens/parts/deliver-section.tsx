import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { sentence } from '#kernel/sentences.ts'
import { api } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { mayDeliver, winningSentences } from '#winning/rules'
import type { Audit } from './audit.ts'

/** The words that open the report, and its delivery. */
export function DeliverSection({ audit }: { audit: Audit }) {
  const navigate = useNavigate()
  const [summary, setSummary] = useState(audit.summary)
  const [contactId, setContact] = useState<string | null>(null)
  const company = useQuery(api.clients.get.queryOptions({ input: { clientId: audit.clientId } }))
  const offBecause = useOffBecause('win')
  const save = useSubmit(api.winning.changeAudit, { refresh: [api.winning.audit.key()] })
  const deliver = useSubmit(api.winning.deliverAudit, {
    said: ({ recommendations }) => `Delivered. ${recommendations} recommended.`,
    done: () => void navigate({ to: `/audits/${audit.id}/report` }),
  })
  const may = mayDeliver({ isDelivered: audit.deliveredAt !== null, result: audit.result })
  const why = offBecause ?? (may.yes ? undefined : sentence(may.reason, may.about, winningSentences))
  const contacts = (company.data?.contacts ?? []).filter(({ email }) => email !== '')
  const mends = audit.list.filter(({ mend }) => mend !== '').length
  return (
    <Section title="Report">
      <Textarea
        aria-label="Words that open the report"
        placeholder="What you would tell the owner in three sentences"
        autosize
        minRows={4}
        value={summary}
        onChange={(event) => setSummary(event.currentTarget.value)}
        onBlur={() =>
          summary !== audit.summary && save.send({ auditId: audit.id, summary, revision: audit.revision })
        }
      />
      <Refusal of={save.refusal} />
      <div style={{ display: 'grid', gap: 12, margin: '16px 0' }}>
        <SelectField
          label="Mail it to"
          placeholder="Nobody, I hand it over"
          clearable
          options={contacts.map(({ id, name, email }) => ({ value: id, label: `${name}, ${email}` }))}
          value={contactId}
          onChange={setContact}
        />
        <Refusal of={deliver.refusal} />
        {why ? (
          <span className="off-because">{why}</span>
        ) : (
          <ConfirmButton
            question="Deliver the report?"
            consequence={`It stays as it is from then on. ${mends === 0 ? 'Nothing is recommended: no finding says what mends it.' : `What mends ${mends === 1 ? 'one finding' : `${mends} findings`} is recommended to ${audit.client}.`}`}
            yes="Deliver it"
            busy={deliver.busy}
            onYes={() => deliver.sendAndWait({ auditId: audit.id, contactId })}
          >
            Deliver the report
          </ConfirmButton>
        )}
      </div>
    </Section>
  )
}
