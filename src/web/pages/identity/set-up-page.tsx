import { PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { MannerProvider } from '#web/manner.tsx'
import { refusalOf } from '#web/refusal.ts'
import { auth } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { DeadLink, IdentityFrame } from './identity-frame.tsx'
import { countryChoices, currencyChoices, here, usualCurrency, zoneChoices } from './places.ts'

const sizes = [
  { value: 'solo', label: 'Just me' },
  { value: '2-5', label: '2 to 5' },
  { value: '6-15', label: '6 to 15' },
  { value: 'more', label: 'More' },
] as const

const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

/** The one-time link printed at the first start: it makes the first firm and its owner. */
export function SetUpPage() {
  const token = useParam('token')
  const link = useQuery(api.firm.setUpLink.queryOptions({ input: { token } }))
  if (link.isError) return <DeadLink sentence={refusalOf(link.error).sentence} />
  if (link.data?.isUsed) return <DeadLink sentence="The firm is set up and has its owner. Sign in instead." />
  return <SetUpForm token={token} />
}

function SetUpForm({ token }: { token: string }) {
  const [places] = useState(() => ({
    countries: countryChoices(navigator.language),
    currencies: currencyChoices(navigator.language),
    zones: zoneChoices(),
  }))
  const form = useForm({
    initialValues: firstGuess(),
    validate: { firm: { fixedMonthlyCostMinor: costNeeded } },
  })
  const { owner, firm, opens, closes } = form.values
  const setUp = useSubmit(api.firm.setUp, {
    form,
    done: async () => {
      await auth.signIn.email({ email: owner.email, password: owner.password })
      location.assign('/')
    },
  })
  const send = () => {
    const hours = Object.fromEntries(
      workdays.map((day): [string, [string, string][]] => [day, [[opens, closes]]]),
    )
    const { hourlyRateMinor, fixedMonthlyCostMinor, ...rest } = firm
    setUp.send({
      token,
      owner,
      firm: {
        ...rest,
        hours,
        fixedMonthlyCostMinor: fixedMonthlyCostMinor ?? 0,
        ...(hourlyRateMinor === null ? {} : { hourlyRateMinor }),
      },
    })
  }
  return (
    <MannerProvider manner={{ locale: navigator.language, currency: firm.currency, zone: firm.zone }}>
      <IdentityFrame
        wide
        title="Set up your firm"
        sub="Two minutes. Everything but the currency can be changed later."
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
                  form.setFieldValue('firm.country', country ?? '')
                  form.setFieldValue('firm.currency', usualCurrency(country ?? ''))
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

type Typed = {
  owner: { name: string; email: string; password: string }
  firm: {
    name: string
    country: string
    currency: string
    zone: string
    size: (typeof sizes)[number]['value']
    fixedMonthlyCostMinor: number | null
    hourlyRateMinor: number | null
  }
  opens: string
  closes: string
}

function firstGuess(): Typed {
  const { country, zone } = here()
  return {
    owner: { name: '', email: '', password: '' },
    firm: {
      name: '',
      country,
      currency: usualCurrency(country),
      zone,
      size: '2-5',
      fixedMonthlyCostMinor: null,
      hourlyRateMinor: null,
    },
    opens: '09:00',
    closes: '17:30',
  }
}

const costNeeded = (minor: number | null) => (minor === null ? 'Write a number; 0 is one too.' : null)
