import './parts/firm.css'
import { useQuery } from '@tanstack/react-query'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { MailStateText } from './parts/mail-state.tsx'

/** One mail as its reader gets it, and what became of it. */
export function MailPage() {
  const id = useParam('id')
  const mail = useQuery(api.firm.mail.queryOptions({ input: { id } }))
  const again = useSubmit(api.firm.sendMailAgain, { said: () => 'It goes out again.' })
  if (mail.isError) throw mail.error
  if (!mail.data) return <SkeletonLines rows={6} />
  const { subject, to, purpose, madeAt, state, sentAt, tries, lastError, text, attachments } = mail.data
  return (
    <>
      <Crumb
        path={[
          ['Firm', '/firm'],
          ['Outbox', '/firm/outbox'],
        ]}
        here={purpose}
      />
      <PageHead
        title={subject}
        sub={`To ${to}`}
        actions={
          state !== 'sent' && (
            <PrimaryButton busy={again.busy} onClick={() => again.send({ id })}>
              Send it again
            </PrimaryButton>
          )
        }
      />
      <Refusal of={again.refusal} />
      <Section title="The mail">
        {text ? (
          <p className="letter">{text}</p>
        ) : (
          <p className="soft">This mail opens a door: only those who invite people may read it.</p>
        )}
      </Section>
      <Section title="What became of it">
        <Facts
          left
          facts={[
            { name: 'State', value: <MailStateText state={state} /> },
            { name: 'Written', value: <InstantText at={madeAt} form="full" /> },
            ...(sentAt ? [{ name: 'Sent', value: <InstantText at={sentAt} form="full" /> }] : []),
            { name: 'Tries', value: tries },
            ...(lastError ? [{ name: 'The last answer', value: lastError }] : []),
            ...(attachments.length > 0
              ? [{ name: 'Attached', value: attachments.map((file) => file.name).join(', ') }]
              : []),
          ]}
        />
      </Section>
    </>
  )
}
