import { Checkbox } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import type { z } from 'zod'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { CountField } from '#web/ui/count-field.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { HoursField } from '#web/ui/hours-field.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { PromiseGrounds } from '../../promise-check/contract.ts'
import { type Answers, askedOf, fieldsOf, startingAnswers } from './answers.ts'
import { OfferField } from './offer-field.tsx'
import type { OfferGroup } from './offers.ts'

type AskFormProps = {
  clientId: string
  grounds: z.infer<typeof PromiseGrounds>
  /** What may be offered, what is most likely meant first. */
  offers: readonly OfferGroup[]
  /** What the link that led here is about. */
  chosen: string | null
  onAsked: (checkId: string) => void
}
type Form = UseFormReturnType<Answers>

/** What is offered, and what is assumed of us; a firm of one is asked about its breaks before anything else. */
export function AskForm({ clientId, grounds, offers, chosen, onAsked }: AskFormProps) {
  const form = useForm<Answers>({
    initialValues: startingAnswers(grounds, chosen ?? offers[0]?.items[0]?.value),
  })
  const offBecause = useOffBecause('price')
  const ask = useSubmit(api.pricing.checkPromises, {
    form,
    fields: fieldsOf(form.values, grounds),
    refresh: [api.pricing.key()],
    done: ({ id }) => onAsked(id),
  })
  const { asksAboutBreaks } = grounds
  return (
    <form onSubmit={form.onSubmit((answers) => ask.send(askedOf(clientId, answers, grounds)))}>
      {asksAboutBreaks && <BreaksPart form={form} />}
      <Section title="What is offered">
        <Fields across={2}>
          <OfferField label="Offer" groups={offers} {...form.getInputProps('offer')} />
          <CountField label="Endpoints" {...form.getInputProps('endpoints')} />
          <DayField label="From" {...form.getInputProps('startsOn')} />
          <PercentField label="Goal, share of tickets in time" {...form.getInputProps('goalBp')} />
        </Fields>
      </Section>
      <Section title="What is assumed of us">
        <Fields across={2}>
          {!asksAboutBreaks && (
            <PercentField
              label="Lost to breaks, talk, sickness, drives"
              {...form.getInputProps('shrinkageBp')}
            />
          )}
          <SelectField
            label="Out of hours"
            options={[
              { value: 'usual', label: 'As the promises need it, in turns' },
              { value: 'in-turns', label: 'One of us carries the phone, in turns' },
              { value: 'nobody', label: 'Nobody is on call' },
            ]}
            {...form.getInputProps('onCall')}
          />
          {grounds.people.map(({ id, name }) => (
            <HoursField
              key={id}
              label={`${name}: other work a week`}
              {...form.getInputProps(`otherMinutes.${id}`)}
            />
          ))}
        </Fields>
      </Section>
      <Refusal of={ask.refusal} />
      <PrimaryButton
        type="submit"
        busy={ask.busy}
        offBecause={
          offBecause ??
          (offers.length === 0 ? 'There is no plan yet: adopt the starter plans first.' : undefined)
        }
      >
        Check the promises
      </PrimaryButton>
    </form>
  )
}

function BreaksPart({ form }: { form: Form }) {
  return (
    <Section
      title="Lunch, leave and driving first"
      lead="Whoever is alone answers nobody meanwhile: these decide more than anything below."
    >
      <Fields across={3}>
        <CountField label="Lunch, minutes a day" {...form.getInputProps('lunchMinutesADay')} />
        <HoursField label="Driving a week" {...form.getInputProps('drivingMinutesAWeek')} />
        <CountField label="Leave, days a year" {...form.getInputProps('leaveDaysAYear')} />
      </Fields>
      <Checkbox
        label="Somebody stands in when I am on leave"
        {...form.getInputProps('standIn', { type: 'checkbox' })}
      />
    </Section>
  )
}
