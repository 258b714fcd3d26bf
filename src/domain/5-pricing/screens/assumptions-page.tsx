import '#firm/screens/parts/firm.css'
import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { yes } from '#kernel/decision.ts'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { FigureField } from '#web/ui/figure-field.tsx'
import { countText, type Manner, moneyText, shareText } from '#web/ui/format.ts'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { readDecimal } from '#web/ui/typed-figures.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { bpOf } from './parts/sheet.ts'

type Assumption = Awaited<ReturnType<typeof client.pricing.assumptions>>['items'][number]

/** What prices take where the firm's own book says too little, and what the firm decides. */
export function AssumptionsPage() {
  const assumptions = useQuery(api.pricing.assumptions.queryOptions({ input: {} }))
  if (assumptions.isError) throw assumptions.error
  const manner = useManner()
  const { items = [], clients = 0, tickets = 0 } = assumptions.data ?? {}
  const groups = [...new Set(items.map(({ group }) => group))]
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Prices" />
      <PageHead
        title="What prices assume"
        sub="Opinions, not data: published figures differ tenfold. Change what you know better; saved sheets keep what they were made with."
      />
      {!assumptions.data && <SkeletonLines rows={10} />}
      {groups.map((group) => (
        <Section
          key={group}
          title={group}
          aside={
            group === items[0]?.group &&
            `your book: ${clients} clients, ${countText(tickets, manner)} tickets in 36 months`
          }
        >
          {items
            .filter((one) => one.group === group)
            .map((one) => (
              <AssumptionRow key={`${one.name} ${one.value}`} assumption={one} />
            ))}
        </Section>
      ))}
    </>
  )
}

function AssumptionRow({ assumption }: { assumption: Assumption }) {
  const manner = useManner()
  const [isOpen, setIsOpen] = useState(false)
  const { says, value, usual, bookSays, set } = assumption
  return (
    <>
      <div className="setting">
        <div>
          {says}
          <span className="under">
            {set ? (
              <>
                {set.reason}. {set.madeBy}, <InstantText at={set.madeAt} />; usual is{' '}
                {valueText(assumption, usual, manner)}
              </>
            ) : (
              'As usual'
            )}
            {bookSays !== null &&
              `. Your own book says ${valueText(assumption, bookSays, manner)} and stands in its place`}
          </span>
        </div>
        <div className="control">
          {!isOpen && (
            <button type="button" className="word" onClick={() => setIsOpen(true)}>
              {valueText(assumption, value, manner)}
            </button>
          )}
        </div>
      </div>
      {isOpen && <ChangeForm assumption={assumption} onDone={() => setIsOpen(false)} />}
    </>
  )
}

function ChangeForm({ assumption, onDone }: { assumption: Assumption; onDone: () => void }) {
  const offBecause = useOffBecause('manage-firm')
  const { name, unit, value } = assumption
  const form = useForm<{ value: number | null; reason: string }>({
    initialValues: { value: unit === 'share' ? bpOf(value) : value, reason: '' },
  })
  const change = useSubmit(api.pricing.setAssumption, { form, refresh: [api.pricing.key()], done: onDone })
  return (
    <form
      onSubmit={form.onSubmit(({ value: typed, reason }) =>
        typed === null
          ? form.setFieldError('value', 'A number is needed.')
          : change.send({ name, reason, value: typed / (unit === 'share' ? 10_000 : 1) }),
      )}
    >
      <Fields across={2}>
        <ValueField unit={unit} {...form.getInputProps('value')} />
        <TextInput
          label="Why"
          placeholder="What we saw at the last three"
          {...form.getInputProps('reason')}
        />
      </Fields>
      <Refusal of={change.refusal} />
      <div className="button-row">
        <PrimaryButton plain type="submit" busy={change.busy} offBecause={offBecause}>
          Assume it from now on
        </PrimaryButton>
        <Button variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

type ValueFieldProps = {
  unit: Assumption['unit']
  value?: number | null
  onChange?: (value: number | null) => void
}

function ValueField({ unit, ...field }: ValueFieldProps) {
  const manner = useManner()
  if (unit === 'money') return <MoneyField label="Amount" {...field} />
  if (unit === 'share') return <PercentField label="Share" {...field} />
  return (
    <FigureField
      label={unit === 'hours' ? 'Hours' : 'Value'}
      unit={unit === 'factor' ? '×' : ''}
      read={(typed) => {
        const read = readDecimal(typed, manner.locale, 4)
        return read.yes ? yes(read.value / 10_000) : read
      }}
      write={(value) => String(value)}
      {...field}
    />
  )
}

function valueText({ unit }: Assumption, value: number, manner: Manner) {
  switch (unit) {
    case 'share':
      return shareText(bpOf(value), manner)
    case 'money':
      return moneyText(value, manner)
    case 'hours':
      return `${countText(value, manner, 2)} h`
    case 'factor':
      return `× ${countText(value, manner, 2)}`
    case 'number':
      return countText(value, manner, value % 1 === 0 ? 0 : 2)
  }
}
