import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { AgreementRead } from './agreement.ts'

type Order = AgreementRead['purchaseOrders'][number]

/** Order numbers that invoices must name; shown once a client has one, offered in a word until then. */
export function OrdersSection({
  agreement,
  offBecause,
  phoneOrder,
}: {
  agreement: AgreementRead
  offBecause: string | undefined
  phoneOrder?: number
}) {
  const [editing, setEditing] = useState<Order | 'new'>()
  if (agreement.purchaseOrders.length === 0) return null
  const add = offBecause === undefined && (
    <button type="button" className="word" onClick={() => setEditing('new')}>
      Note one
    </button>
  )
  return (
    <Section title="Purchase orders" aside={add} phoneOrder={phoneOrder}>
      <table className="ledger dense">
        <tbody>
          {agreement.purchaseOrders.map((order) => (
            <tr key={order.id}>
              <td>
                <button type="button" className="word" onClick={() => setEditing(order)}>
                  {order.number}
                </button>
                <span className="under">
                  <DayText day={order.fromOn} /> – {order.toOn ? <DayText day={order.toOn} /> : 'without end'}
                </span>
              </td>
              <td className="n">
                {order.limitMinor === null ? (
                  <span className="soft">no limit</span>
                ) : (
                  <MoneyText minor={order.limitMinor} currency={agreement.currency} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal
        opened={editing !== undefined}
        onClose={() => setEditing(undefined)}
        title="Purchase order"
        size="md"
      >
        {editing && (
          <OrderForm
            agreement={agreement}
            order={editing === 'new' ? undefined : editing}
            onDone={() => setEditing(undefined)}
          />
        )}
      </Modal>
    </Section>
  )
}

export function OrderForm({
  agreement,
  order,
  onDone,
}: {
  agreement: AgreementRead
  order: Order | undefined
  onDone: () => void
}) {
  const [number, setNumber] = useState(order?.number ?? '')
  const [limitMinor, setLimit] = useState<number | null>(order?.limitMinor ?? null)
  const [fromOn, setFrom] = useState<string | null>(order?.fromOn ?? agreement.on)
  const [toOn, setTo] = useState<string | null>(order?.toOn ?? null)
  const refresh = [api.agreements.key()]
  const add = useSubmit(api.agreements.addOrder, { refresh, done: onDone })
  const change = useSubmit(api.agreements.changeOrder, { refresh, done: onDone })
  const send = () => {
    if (!fromOn) return
    const typed = { number, limitMinor, fromOn, toOn }
    if (order) change.send({ orderId: order.id, revision: order.revision, ...typed })
    else add.send({ agreementId: agreement.id, ...typed })
  }
  return (
    <>
      <Fields across={2}>
        <TextInput label="Number" value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
        <MoneyField
          label="Limit in all; empty has none"
          currency={agreement.currency}
          value={limitMinor}
          onChange={setLimit}
        />
        <DayField label="From" value={fromOn} onChange={setFrom} />
        <DayField label="First day without it" value={toOn} onChange={setTo} />
      </Fields>
      <Refusal of={add.refusal ?? change.refusal} />
      <PrimaryButton
        busy={add.busy || change.busy}
        offBecause={number.trim() && fromOn ? undefined : 'It needs a number and a first day.'}
        onClick={send}
      >
        Keep it
      </PrimaryButton>
    </>
  )
}
