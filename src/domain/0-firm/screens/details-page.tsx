import { Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { countryCodes, type FirmSize, mayChangeCurrency } from '#firm/rules'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { StaleEdit } from '#web/ui/stale-edit.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { useOffBecause } from './parts/use-off-because.ts'

const sizes: { value: FirmSize; label: string }[] = [
  { value: 'solo', label: 'Just me' },
  { value: '2-5', label: '2 to 5' },
  { value: '6-15', label: '6 to 15' },
  { value: 'more', label: 'More' },
]

const names = {
  name: 'Name',
  address: 'Address',
  phone: 'Telephone',
  email: 'E-mail',
  taxNumber: 'Tax number',
  bankAccount: 'Bank account',
  country: 'Country',
  currency: 'Currency',
  locale: 'Dates and numbers',
  zone: 'Time zone',
  size: 'How many work here',
  fixedMonthlyCostMinor: 'Fixed costs a month',
}

/** What stands on the letterhead, and what plans are made with. */
export function DetailsPage() {
  const firm = useQuery(api.firm.firm.queryOptions())
  if (firm.isError) throw firm.error
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Name and papers" />
      <PageHead title="Name and papers" sub="What clients read on proposals and invoices." />
      {firm.data ? <DetailsForm firm={firm.data} /> : <SkeletonLines rows={8} />}
    </>
  )
}

type Firm = NonNullable<ReturnType<typeof useFirm>>
const useFirm = () => useQuery(api.firm.firm.queryOptions()).data

function DetailsForm({ firm }: { firm: Firm }) {
  const { locale } = useManner()
  const offBecause = useOffBecause('manage-firm')
  const form = useForm({ initialValues: firm })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer row fills the form, typing does not
  useEffect(() => {
    form.setValues(firm)
    form.resetDirty(firm)
  }, [firm])
  const change = useSubmit(api.firm.changeFirm, { form, said: () => 'Changed.' })
  const { isDemo, isCurrencyFixed, revision, ...typed } = form.values
  const send = (by: number) => change.send({ ...typed, revision: by })
  const currency = mayChangeCurrency({ from: firm.currency, to: 'XXX' }, firm.isCurrencyFixed)
  return (
    <form onSubmit={form.onSubmit(() => send(firm.revision))}>
      <Section title="On the letterhead">
        <Fields across={2}>
          <TextInput label={names.name} required {...form.getInputProps('name')} />
          <TextInput label={names.taxNumber} {...form.getInputProps('taxNumber')} />
          <Textarea label={names.address} autosize minRows={3} {...form.getInputProps('address')} />
          <TextInput
            label={names.bankAccount}
            description="As invoices should print it"
            {...form.getInputProps('bankAccount')}
          />
          <TextInput label={names.phone} type="tel" {...form.getInputProps('phone')} />
          <TextInput label={names.email} type="email" {...form.getInputProps('email')} />
        </Fields>
      </Section>
      <Section title="Where and how big">
        <Fields across={2}>
          <SelectField
            label={names.country}
            options={countryOptions(locale, firm.country)}
            {...form.getInputProps('country')}
          />
          <SelectField label={names.zone} options={zoneOptions(firm.zone)} {...form.getInputProps('zone')} />
          <TextInput
            label={names.currency}
            description={
              currency.yes ? undefined : 'It stays: clients, agreements or invoices have been numbered in it.'
            }
            disabled={firm.isCurrencyFixed}
            {...form.getInputProps('currency')}
          />
          <TextInput
            label={names.locale}
            description="A language with a country: en-IE, en-GB, en-US"
            {...form.getInputProps('locale')}
          />
          <SelectField
            label={names.size}
            options={sizes}
            description="Sets how we work, where nothing else is set"
            {...form.getInputProps('size')}
          />
          <MoneyField
            label={names.fixedMonthlyCostMinor}
            description="Pay, rent, tools: what contracted revenue is held against"
            {...form.getInputProps('fixedMonthlyCostMinor')}
          />
        </Fields>
      </Section>
      <StaleEdit
        of={change.refusal}
        typed={typed}
        names={names}
        onKeepMine={send}
        onTakeTheirs={(current) => form.setValues(current)}
      />
      {change.refusal?.status !== 409 && <Refusal of={change.refusal} />}
      <PrimaryButton
        type="submit"
        busy={change.busy}
        offBecause={offBecause ?? (form.isDirty() ? undefined : 'Nothing has changed.')}
      >
        Keep these
      </PrimaryButton>
    </form>
  )
}

function countryOptions(locale: string, own: string) {
  const named = new Intl.DisplayNames(locale, { type: 'region' })
  return [...new Set([...countryCodes, own])]
    .map((value) => ({ value, label: named.of(value) ?? value }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))
}

const zoneOptions = (own: string) =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), own])]
    .sort()
    .map((value) => ({ value, label: value.replaceAll('_', ' ') }))
