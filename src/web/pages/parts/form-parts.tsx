import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { CountField } from '#web/ui/count-field.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { HoursField } from '#web/ui/hours-field.tsx'
import { LongWork } from '#web/ui/long-work.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'

const tell = (message: string) => () => {
  notifications.show({ message })
}

export function ButtonParts() {
  return (
    <Section title="Buttons" aside="one primary to a screen; off says why">
      <div className="button-row" style={{ margin: '12px 0' }}>
        <PrimaryButton onClick={tell('The offer is on its way to Rathdoon Plant Hire.')}>
          Send the offer
        </PrimaryButton>
        <Button>Amend</Button>
        <ConfirmButton
          question="Credit INV-2026-0031?"
          consequence="A credit note over €1,291.50 goes to Jarrowby Print today. The invoice stays in the books."
          yes="Credit €1,291.50"
          grave
          onYes={tell('Credit note CN-2026-0003 is issued.')}
        >
          Credit it
        </ConfirmButton>
        <Button loading>Issuing</Button>
      </div>
      <PrimaryButton plain offBecause="Off, because two clients’ lines wait for a reason.">
        Issue invoices
      </PrimaryButton>
    </Section>
  )
}

export function EmptyParts() {
  return (
    <Section title="A page with nothing in it yet" aside="says what it is for, offers the first step">
      <EmptyState
        title="No maintenance plans yet"
        first={<Button variant="filled">Add monthly server checks</Button>}
        instead={
          <button type="button" className="word">
            Start from an empty plan
          </button>
        }
      >
        A plan makes dated work with a checklist, and a monthly report that shows the client what was
        prevented. Start with the one most agreements need.
      </EmptyState>
    </Section>
  )
}

export function FormParts() {
  const form = useForm({
    initialValues: {
      feeMinor: 124000,
      startsOn: '2027-01-01',
      minutes: 90,
      discountBp: 1000,
      users: 21,
      plan: 'full',
      note: '',
    },
    initialErrors: {
      feeMinor:
        'At €1,240.00 the chance of a loss is 15.5%; you accept 10%. Raise it to €1,325.00, or say why.',
    },
  })
  return (
    <Section title="A rule says no" aside="beside the field, with the way out">
      <Fields across={2}>
        <MoneyField label="Fee a month" {...form.getInputProps('feeMinor')} />
        <DayField label="First day" {...form.getInputProps('startsOn')} />
        <HoursField
          label="Hours included"
          description="1:30, 1.5 or 90 min"
          {...form.getInputProps('minutes')}
        />
        <PercentField label="Discount on labour" {...form.getInputProps('discountBp')} />
        <CountField label="Users" {...form.getInputProps('users')} />
        <SelectField
          label="Plan"
          options={[
            { value: 'watch', label: 'Watch' },
            { value: 'care', label: 'Care' },
            { value: 'full', label: 'Full' },
          ]}
          {...form.getInputProps('plan')}
        />
      </Fields>
      <Fields>
        <TextInput label="Name on the proposal" placeholder="As it is signed" />
        <Textarea
          label="Reason"
          placeholder="One sentence"
          autosize
          minRows={3}
          {...form.getInputProps('note')}
        />
        <Checkbox label="Tell the client by e-mail" defaultChecked />
      </Fields>
      <Refusal
        of={{
          reason: 'audit-missing',
          sentence: 'Rathdoon Plant Hire has no audit yet, and the server can’t be priced without one.',
          field: undefined,
          status: 422,
          current: undefined,
          requestId: undefined,
        }}
      >
        <button type="button" className="word">
          Plan the audit
        </button>
      </Refusal>
    </Section>
  )
}

export function LongWorkParts() {
  return (
    <Section title="Long work" aside="shows progress and can be left">
      <LongWork what="Simulating 100,000 months of your team" share={0.62}>
        So far: on site within 2 h is kept 96.1 – 97.0% of the time. You can leave; the answer waits on the
        deal.
      </LongWork>
      <div style={{ marginTop: 20 }}>
        <FileDrop
          label="The old provider’s bills"
          about="CSV with a date and an amount in each line, at most 5 MB"
          accept=".csv,text/csv"
          maxBytes={5 * 1_048_576}
          onFile={(file) => notifications.show({ message: `${file.name} is read.` })}
        />
      </div>
    </Section>
  )
}
