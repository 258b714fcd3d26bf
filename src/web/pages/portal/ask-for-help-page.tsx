import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useSession } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { PortalFrame } from './portal-frame.tsx'

type Asked = { id: string; number: number; dueAt: string | null; callUs: string | null }

export function AskForHelpPage() {
  const [asked, setAsked] = useState<Asked>()
  return <PortalFrame>{asked ? <WeHaveIt asked={asked} /> : <Ask done={setAsked} />}</PortalFrame>
}

function Ask({ done }: { done: (asked: Asked) => void }) {
  const { rights, firmPhone } = useSession()
  const navigate = useNavigate()
  const form = useForm({ initialValues: { title: '', message: '', emergency: false } })
  const ask = useSubmit(api.service.portalAsk, {
    form,
    refresh: [api.service.key()],
    done: (asked) => {
      if (asked.callUs || asked.dueAt) done(asked)
      else void navigate({ to: `/portal/tickets/${asked.id}` })
    },
  })
  return (
    <>
      <PageHead title="Ask for help" sub={<Link to="/portal">Back to your tickets</Link>} />
      <form className="portal-words" onSubmit={form.onSubmit(ask.send)}>
        <Fields>
          <TextInput label="What is wrong, in a line" required autoFocus {...form.getInputProps('title')} />
          <Textarea
            label="What you see, since when, and who else has it"
            autosize
            minRows={5}
            {...form.getInputProps('message')}
          />
          <Checkbox
            label="Emergency: people cannot work"
            {...form.getInputProps('emergency', { type: 'checkbox' })}
          />
        </Fields>
        {form.values.emergency && <CallUs phone={firmPhone} />}
        <Refusal of={ask.refusal} />
        <PrimaryButton
          big
          type="submit"
          busy={ask.busy}
          offBecause={
            rights?.asks === false && 'You may read here. Your main contact can let you ask for help.'
          }
        >
          Ask for help
        </PrimaryButton>
      </form>
    </>
  )
}

function CallUs({ phone }: { phone: string }) {
  if (!phone) return <p className="risk portal-call">Call us as well: a call is heard at once.</p>
  return (
    <p className="risk portal-call">
      Call <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a> as well: a call is heard at once.
    </p>
  )
}

function WeHaveIt({ asked: { id, number, dueAt, callUs } }: { asked: Asked }) {
  return (
    <>
      <PageHead
        title={callUs ? 'Call us now' : 'We have it'}
        sub={`It is ticket T-${number}. Everything about it stands there.`}
      />
      <div className="portal-words">
        {callUs && (
          <p>
            Your agreement begins the emergency promise with a call:{' '}
            <a href={`tel:${callUs.replace(/[^\d+]/g, '')}`}>{callUs}</a>. Until then it is urgent, not an
            emergency.
          </p>
        )}
        {dueAt && (
          <p>
            You hear from us by <InstantText at={dueAt} />.
          </p>
        )}
        <p style={{ marginTop: 16 }}>
          <Link to={`/portal/tickets/${id}`}>Open the ticket</Link> ·{' '}
          <Link to="/portal">All your tickets</Link>
        </p>
      </div>
    </>
  )
}
