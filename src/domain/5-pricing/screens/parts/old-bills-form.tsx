import { Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useToday } from '#agreements/screens/parts/use-today.ts'
import { sentence } from '#kernel/sentences.ts'
import { type BillSource, billSources, billsFromText, pricingSentences } from '#pricing/rules'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { moneyText } from '#web/ui/format.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

export const sourceWords: Record<BillSource, string> = {
  invoices: 'Their invoices',
  statement: 'A statement of account',
  told: 'Told to us',
}
const largestFile = 200_000

/** Bills as they come to hand: twelve amounts, one sum, or rows with hours; pasted, typed or from a file. */
export function OldBillsForm({ clientId, currency }: { clientId: string; currency: string }) {
  const manner = useManner()
  const today = useToday()
  const initialValues: { provider: string; source: BillSource; text: string } = {
    provider: '',
    source: 'invoices',
    text: '',
  }
  const form = useForm({ initialValues })
  const keep = useSubmit(api.pricing.keepOldBills, {
    form,
    fields: { bills: 'text' },
    refresh: [api.pricing.key()],
    said: ({ kept }) => (kept === 1 ? 'One bill is kept.' : `${kept} bills are kept.`),
    done: () => form.setFieldValue('text', ''),
  })
  const { provider, source, text } = form.getValues()
  const read = billsFromText(text, today, currency)
  const money = (minor: number) => moneyText(minor, manner, { currency })
  const sum = read.yes ? read.value.reduce((total, { billedMinor }) => total + billedMinor, 0) : 0
  return (
    <form
      onSubmit={form.onSubmit(() => {
        if (read.yes) keep.send({ clientId, provider, source, bills: read.value })
      })}
    >
      <Fields across={2}>
        <TextInput
          label="Who billed it"
          placeholder="Name of the old provider"
          {...form.getInputProps('provider')}
        />
        <SelectField
          label="How we know"
          options={billSources.map((value) => ({ value, label: sourceWords[value] }))}
          {...form.getInputProps('source')}
        />
      </Fields>
      <Textarea
        label="The bills, without tax"
        description="Twelve amounts, the oldest first; or one sum of the last twelve months; or rows: month; amount; hours; after-hours; emergency hours."
        placeholder={'2026-03; 1240.50; 9.5; 1; 0\n2026-04; 980.00; 7'}
        autosize
        minRows={4}
        maxRows={14}
        my={12}
        {...form.getInputProps('text')}
      />
      <FileDrop
        label="Or a file with such rows"
        about="CSV with month, amount and, where known, hours"
        accept=".csv,.txt,.tsv,text/csv"
        maxBytes={largestFile}
        onFile={(file) => void file.text().then((rows) => form.setFieldValue('text', rows))}
      />
      <p className="small soft" role="status">
        {text.trim() === ''
          ? ''
          : read.yes
            ? `${read.value.length === 1 ? 'One bill' : `${read.value.length} bills`}, ${money(sum)} in all.`
            : sentence(read.reason, read.about, pricingSentences)}
      </p>
      <Refusal of={keep.refusal} />
      <PrimaryButton
        type="submit"
        busy={keep.busy}
        offBecause={read.yes ? undefined : 'There are no bills to keep yet.'}
      >
        Keep these bills
      </PrimaryButton>
    </form>
  )
}
