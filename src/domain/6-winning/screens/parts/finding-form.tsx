import { Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useToday } from '#agreements/screens/parts/use-today.ts'
import { api } from '#web/api.ts'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { ListedFinding } from './audit.ts'

const likely = ['1, rare', '2', '3, may happen', '4', '5, will happen'].map((label, at) => ({
  value: String(at + 1),
  label,
}))
const grave = ['1, harmless', '2', '3, a lost day', '4', '5, may end the business'].map((label, at) => ({
  value: String(at + 1),
  label,
}))

type FindingFormProps = {
  auditId: string
  currency: string
  questionKey: string | null
  finding?: ListedFinding
  onDone: () => void
}

/** A finding in words the owner of the business understands, and what would mend it. */
export function FindingForm({ auditId, currency, questionKey, finding, onDone }: FindingFormProps) {
  const quarters = useQuarters()
  const form = useForm({
    initialValues: {
      likelihood: String(finding?.likelihood ?? 3),
      impact: String(finding?.impact ?? 3),
      says: finding?.says ?? '',
      doingNothing: finding?.doingNothing ?? '',
      doingNothingMinor: finding?.doingNothingMinor ?? null,
      mend: finding?.mend ?? '',
      oneTimeMinor: finding?.oneTimeMinor ?? null,
      monthlyMinor: finding?.monthlyMinor ?? null,
      quarter: finding?.quarter ?? null,
    },
  })
  const options = { form, refresh: [api.winning.audit.key()], done: onDone }
  const add = useSubmit(api.winning.addFinding, options)
  const change = useSubmit(api.winning.changeFinding, options)
  const send = ({ likelihood, impact, oneTimeMinor, monthlyMinor, ...rest }: typeof form.values) => {
    const fields = {
      ...rest,
      questionKey: finding?.questionKey ?? questionKey,
      likelihood: Number(likelihood),
      impact: Number(impact),
      oneTimeMinor: oneTimeMinor ?? 0,
      monthlyMinor: monthlyMinor ?? 0,
    }
    if (finding) change.send({ ...fields, findingId: finding.id, revision: finding.revision })
    else add.send({ ...fields, auditId })
  }
  return (
    <form onSubmit={form.onSubmit(send)} style={{ margin: '12px 0' }}>
      <Textarea
        label="For the owner of the business"
        placeholder="If the server fails, we don’t know whether anything comes back."
        autosize
        minRows={2}
        {...form.getInputProps('says')}
      />
      <Fields across={2}>
        <SelectField label="How likely" options={likely} {...form.getInputProps('likelihood')} />
        <SelectField label="How bad" options={grave} {...form.getInputProps('impact')} />
        <TextInput
          label="Doing nothing costs"
          placeholder="A week without files"
          {...form.getInputProps('doingNothing')}
        />
        <MoneyField label="About" currency={currency} {...form.getInputProps('doingNothingMinor')} />
        <TextInput label="What mends it" placeholder="Monthly test restore" {...form.getInputProps('mend')} />
        <SelectField
          label="On the roadmap"
          placeholder="No quarter yet"
          clearable
          options={quarters}
          {...form.getInputProps('quarter')}
        />
        <MoneyField label="Once" currency={currency} {...form.getInputProps('oneTimeMinor')} />
        <MoneyField label="A month" currency={currency} {...form.getInputProps('monthlyMinor')} />
      </Fields>
      <Refusal of={add.refusal ?? change.refusal} />
      <div className="button-row">
        <PrimaryButton plain type="submit" busy={add.busy || change.busy}>
          Keep the finding
        </PrimaryButton>
        <Button variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

/** This quarter and the seven after it. */
function useQuarters() {
  const today = useToday()
  const first = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3)
  return Array.from({ length: 8 }, (_, at) => {
    const quarter = `${Math.floor((first + at) / 4)}-Q${((first + at) % 4) + 1}`
    return { value: quarter, label: quarter.replace('-', ' ') }
  })
}
