import { Checkbox, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { MannerProvider } from '#web/manner.tsx'
import { auth } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { IdentityFrame } from './identity-frame.tsx'
import { countryChoices, currencyChoices, holidaysOf, usualIn, zoneChoices } from './places.ts'
import { SetUpDemo } from './set-up-demo.tsx'
import { firmAsked, firstGuess, sizes } from './set-up-typed.ts'

export function SetUpForm({ token }: { token: string }) {
  const [places] = useState(() => ({
    countries: countryChoices(navigator.language),
    currencies: currencyChoices(navigator.language),
    zones: zoneChoices(),
  }))
  const form = useForm({
    initialValues: firstGuess(),
    validate: { firm: { fixedMonthlyCostMinor: costNeeded } },
  })
  const { owner, firm } = form.values
  const setUp = useSubmit(api.firm.setUp, {
    form,
    done: async () => {
      await auth.signIn.email({ email: owner.email, password: owner.password })
      location.assign('/')
    },
  })
  const send = (values: typeof form.values) =>
    setUp.send({ token, owner, firm: firmAsked(values, new Date().getFullYear()) })
  return (
    <MannerProvider manner={{ locale: navigator.language, currency: firm.currency, zone: firm.zone }}>
      <IdentityFrame
        wide
        title="Set up your firm"
        sub="Two minutes. Everything but the currency can be changed later."
        instead={<SetUpDemo token={token} />}
      >
        <form onSubmit={form.onSubmit(send)}>
          <Section title="You" aside="the first owner">
            <Fields across={2}>
              <TextInput
                label="Your name"
                autoComplete="name"
                required
                {...form.getInputProps('owner.name')}
              />
              <TextInput
                label="E-mail"
                type="email"
                autoComplete="username"
                required
                {...form.getInputProps('owner.email')}
              />
              <PasswordInput
                label="Password"
                description="At least 10 characters"
                autoComplete="new-password"
                required
                {...form.getInputProps('owner.password')}
              />
            </Fields>
          </Section>
          <Section title="The firm">
            <Fields across={2}>
              <TextInput
                label="Name"
                autoComplete="organization"
                required
                {...form.getInputProps('firm.name')}
              />
              <SelectField label="How many work here" options={sizes} {...form.getInputProps('firm.size')} />
              <SelectField
                label="Country"
                options={places.countries}
                {...form.getInputProps('firm.country')}
                onChange={(country) => {
                  const chosen = country ?? firm.country
                  form.setFieldValue('firm', { ...firm, country: chosen, ...usualIn(chosen, firm) })
                }}
              />
              <SelectField
                label="Currency"
                options={places.currencies}
                {...form.getInputProps('firm.currency')}
              />
              <SelectField label="Time zone" options={places.zones} {...form.getInputProps('firm.zone')} />
            </Fields>
          </Section>
          <Section
            title="Hours and money"
            lead="Promises run in these hours, Monday to Friday. Prices begin with these figures."
          >
            <Fields across={2}>
              <TextInput label="Open from" type="time" required {...form.getInputProps('opens')} />
              <TextInput label="to" type="time" required {...form.getInputProps('closes')} />
            </Fields>
            {holidaysOf(firm.country, 2026) && (
              <Checkbox
                label="Closed on public holidays"
                {...form.getInputProps('restsOnHolidays', { type: 'checkbox' })}
              />
            )}
            <Fields across={2}>
              <MoneyField
                label="Fixed costs a month"
                description="Pay, rent, tools: what is due whether anyone calls or not"
                currency={firm.currency}
                {...form.getInputProps('firm.fixedMonthlyCostMinor')}
              />
              <MoneyField
                label="What an hour costs a client"
                description="The start of your rate card; may stay empty"
                currency={firm.currency}
                {...form.getInputProps('firm.hourlyRateMinor')}
              />
            </Fields>
          </Section>
          <Refusal of={setUp.refusal} />
          <PrimaryButton type="submit" busy={setUp.busy}>
            Set up {firm.name || 'the firm'}
          </PrimaryButton>
        </form>
      </IdentityFrame>
    </MannerProvider>
  )
}

const costNeeded = (minor: number | null) => (minor === null ? 'Write a number; 0 is one too.' : null)
