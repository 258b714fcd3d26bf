import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { countText, shareText } from '#web/ui/format.ts'
import { PercentField } from '#web/ui/percent-field.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

/** What makes this client need more or less than its tickets say, each with its reason. */
export function FactorsSection({ clientId }: { clientId: string }) {
  const manner = useManner()
  const [isAdding, setIsAdding] = useState(false)
  const factors = useQuery(api.pricing.factors.queryOptions({ input: { clientId, pageSize: 100 } }))
  const takeBack = useSubmit(api.pricing.addFactor, { refresh: [api.pricing.key()] })
  if (factors.isError) throw factors.error
  const standing = (factors.data?.items ?? []).filter(
    ({ relativityBp, spreadBp }) => relativityBp !== 10_000 || spreadBp > 0,
  )
  return (
    <Section
      title="What is known of this client"
      aside={
        !isAdding && (
          <button type="button" className="word" onClick={() => setIsAdding(true)}>
            Add
          </button>
        )
      }
    >
      {standing.length === 0 && !isAdding && (
        <EmptyState title="Nothing beyond its tickets">
          No backup, old devices, an unverified audit section: what will show in tickets before it does.
        </EmptyState>
      )}
      {standing.length > 0 && (
        <table className="ledger">
          <tbody>
            {standing.map(({ id, name, relativityBp, spreadBp, reason, madeBy }) => (
              <tr key={id}>
                <td>
                  {name}
                  <span className="under">
                    {reason} · {madeBy}
                  </span>
                </td>
                <td className="n">
                  {relativityBp !== 10_000 && <>tickets × {countText(relativityBp / 10_000, manner, 2)}</>}
                  {spreadBp > 0 && <span className="under">unsure by {shareText(spreadBp, manner, 0)}</span>}
                </td>
                <td className="n">
                  <button
                    type="button"
                    className="word"
                    onClick={() =>
                      takeBack.send({
                        clientId,
                        name,
                        relativityBp: 10_000,
                        spreadBp: 0,
                        reason: 'Taken back',
                      })
                    }
                  >
                    Take back
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Refusal of={takeBack.refusal} />
      {isAdding && <AddFactor clientId={clientId} onDone={() => setIsAdding(false)} />}
    </Section>
  )
}

function AddFactor({ clientId, onDone }: { clientId: string; onDone: () => void }) {
  const form = useForm<{
    name: string
    relativityBp: number | null
    spreadBp: number | null
    reason: string
  }>({
    initialValues: { name: '', relativityBp: 2_000, spreadBp: 0, reason: '' },
  })
  const add = useSubmit(api.pricing.addFactor, { form, refresh: [api.pricing.key()], done: onDone })
  return (
    <form
      onSubmit={form.onSubmit(({ name, relativityBp, spreadBp, reason }) =>
        add.send({
          clientId,
          name,
          reason,
          relativityBp: 10_000 + (relativityBp ?? 0),
          spreadBp: spreadBp ?? 0,
        }),
      )}
    >
      <Fields across={2}>
        <TextInput label="What" placeholder="No backup" {...form.getInputProps('name')} />
        <TextInput label="Reason" placeholder="Declined in February" {...form.getInputProps('reason')} />
        <PercentField
          label="Tickets more than it had so far"
          description="20% makes 1.2 of 1; less with a minus"
          {...form.getInputProps('relativityBp')}
        />
        <PercentField
          label="How unsure it leaves us"
          description="Widens the price without raising what is expected"
          {...form.getInputProps('spreadBp')}
        />
      </Fields>
      <Refusal of={add.refusal} />
      <div className="button-row">
        <PrimaryButton plain type="submit" busy={add.busy}>
          Add it
        </PrimaryButton>
        <Button variant="subtle" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  )
}
