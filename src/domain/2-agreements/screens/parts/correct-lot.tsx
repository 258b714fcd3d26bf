import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { AgreementRead, LotRead } from './agreement.ts'
import { AmountField } from './terms/allowance-fields.tsx'

type CorrectLotProps = { agreement: AgreementRead; lots: readonly LotRead[] }

/** Hours put right by hand: a row in the ledger with a reason; nothing that was booked is changed. */
export function CorrectLot({ agreement, lots }: CorrectLotProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" className="word" onClick={() => setIsOpen(true)}>
        Put right
      </button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title="Put hours right" size="md">
        <CorrectionForm agreement={agreement} lots={lots} onDone={() => setIsOpen(false)} />
      </Modal>
    </>
  )
}

const kinds = [
  { value: 'grant', label: 'Grant more, as a lot of its own' },
  { value: 'correct', label: 'Add or take off' },
  { value: 'extend', label: 'Let it be used longer' },
  { value: 'refund', label: 'Refund' },
  { value: 'transfer', label: 'Move to another lot' },
] as const
type Kind = (typeof kinds)[number]['value']

function CorrectionForm({ agreement, lots, onDone }: CorrectLotProps & { onDone: () => void }) {
  const { id: agreementId, on: onDay, currency } = agreement
  const [kind, setKind] = useState<Kind>('grant')
  const [lotKey, setLotKey] = useState<string | null>(lots[0]?.key ?? null)
  const [toLotKey, setToLotKey] = useState<string | null>(null)
  const [units, setUnits] = useState<number | null>(null)
  const [usableTo, setUsableTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const refresh = [api.agreements.key()]
  const grant = useSubmit(api.agreements.grantLot, { refresh, said: () => 'Granted.', done: onDone })
  const correct = useSubmit(api.agreements.correctLot, { refresh, said: () => 'Booked.', done: onDone })
  const lines = agreement.lines.filter(({ facts }) => facts.some(({ fact }) => fact === 'Included'))
  const [lineKey, setLineKey] = useState<string | null>(lines[0]?.lineKey ?? null)
  const lot = lots.find(({ key }) => key === lotKey)
  const unit =
    kind === 'grant'
      ? (lots.find((one) => one.lineKey === lineKey)?.unit ?? 'minutes')
      : (lot?.unit ?? 'minutes')
  const send = () => {
    if (kind === 'grant') {
      if (lineKey && units)
        grant.send({ agreementId, lineKey, amount: units, usableFrom: onDay, usableTo, reason })
      return
    }
    if (!lotKey) return
    const base = { agreementId, lotKey, onDay, reason }
    if (kind === 'extend') correct.send({ ...base, kind, usableTo })
    else if (kind === 'transfer' && toLotKey && units)
      correct.send({ ...base, kind, units, toAgreementId: agreementId, toLotKey })
    else if ((kind === 'correct' || kind === 'refund') && units !== null)
      correct.send({ ...base, kind, units })
  }
  const options = lots.map((one) => ({ value: one.key, label: lotLabel(one) }))
  return (
    <>
      <Fields across={2}>
        <SelectField label="What" options={kinds} value={kind} onChange={(next) => next && setKind(next)} />
        {kind === 'grant' ? (
          <SelectField
            label="Of"
            options={lines.map((line) => ({ value: line.lineKey, label: line.name }))}
            value={lineKey}
            onChange={setLineKey}
          />
        ) : (
          <SelectField label="Which lot" options={options} value={lotKey} onChange={setLotKey} />
        )}
        {kind === 'transfer' && (
          <SelectField
            label="To"
            options={options.filter(({ value }) => value !== lotKey)}
            value={toLotKey}
            onChange={setToLotKey}
          />
        )}
        {kind !== 'extend' && (
          <AmountField
            label={kind === 'correct' ? 'How much; minus takes off' : 'How much'}
            unit={unit}
            currency={currency}
            value={units}
            onChange={setUnits}
          />
        )}
        {(kind === 'grant' || kind === 'extend') && (
          <DayField label="Last day; empty has none" value={usableTo} onChange={setUsableTo} />
        )}
      </Fields>
      <TextInput
        label="Reason"
        placeholder="One sentence; it stays in the ledger"
        mb={16}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Refusal of={grant.refusal ?? correct.refusal} />
      <PrimaryButton
        busy={grant.busy || correct.busy}
        offBecause={whyNot({
          kind,
          units,
          reason,
          toLotKey,
          hasLot: kind === 'grant' ? lineKey !== null : lotKey !== null,
        })}
        onClick={send}
      >
        Book it
      </PrimaryButton>
    </>
  )
}

const lotLabel = ({ line, periodFrom, usableFrom }: LotRead) =>
  `${line}, ${periodFrom ? periodFrom.slice(0, 7) : usableFrom}`

function whyNot(typed: {
  kind: Kind
  units: number | null
  reason: string
  toLotKey: string | null
  hasLot: boolean
}) {
  if (!typed.hasLot) return 'There is nothing to put right.'
  if (typed.kind !== 'extend' && !typed.units) return 'Say how much.'
  if (typed.kind === 'transfer' && !typed.toLotKey) return 'Say where to.'
  return typed.reason.trim() === '' ? 'Give a reason.' : undefined
}
