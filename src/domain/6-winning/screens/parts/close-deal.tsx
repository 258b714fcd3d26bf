import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { Deal } from './deal.ts'

type Way = 'lose' | 'nurture' | 'override' | 'takeUp'
const words: Record<Way, { ask: string; asks: string; does: string }> = {
  lose: { ask: 'Lost', asks: 'Why, in their words', does: 'Close it as lost' },
  nurture: { ask: 'Not now', asks: 'What has to pass first', does: 'Park it, with a next touch' },
  override: { ask: 'Go on all the same', asks: 'Why this one is worth it', does: 'Override the screening' },
  takeUp: { ask: 'Take it up again', asks: '', does: 'Take it up again' },
}

/** The ways out of a step, each with its reason; and the way back. */
export function CloseDeal({ deal }: { deal: Deal }) {
  const [way, setWay] = useState<Way>()
  const ways = waysOf(deal)
  if (ways.length === 0) return null
  return way ? (
    <Reason deal={deal} way={way} onLeave={() => setWay(undefined)} />
  ) : (
    <div className="button-row">
      {ways.map((one) => (
        <Button key={one} onClick={() => setWay(one)}>
          {words[one].ask}
        </Button>
      ))}
    </div>
  )
}

function waysOf({ step, isPoor }: Deal): Way[] {
  if (isPoor) return ['override']
  if (step === 'agreement') return []
  if (step === 'lost') return ['takeUp']
  return step === 'nurture' ? ['takeUp', 'lose'] : ['nurture', 'lose']
}

function Reason({ deal, way, onLeave }: { deal: Deal; way: Way; onLeave: () => void }) {
  const [reason, setReason] = useState('')
  const offBecause = useOffBecause('win')
  const options = { refresh: [api.winning.key(), api.clients.key()], done: onLeave }
  const lose = useSubmit(api.winning.loseDeal, options)
  const nurture = useSubmit(api.winning.nurtureDeal, options)
  const override = useSubmit(api.winning.overrideScreening, options)
  const takeUp = useSubmit(api.winning.takeUpDeal, options)
  const submit = { lose, nurture, override, takeUp }[way]
  const missing = way !== 'takeUp' && !reason.trim() ? 'Say why.' : undefined
  const send = () =>
    way === 'takeUp'
      ? takeUp.send({ dealId: deal.id })
      : { lose, nurture, override }[way].send({ dealId: deal.id, reason })
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      {words[way].asks && (
        <TextInput
          label={words[way].asks}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
        />
      )}
      <Refusal of={submit.refusal} />
      <div className="button-row">
        <PrimaryButton plain busy={submit.busy} offBecause={offBecause ?? missing} onClick={send}>
          {words[way].does}
        </PrimaryButton>
        <Button variant="subtle" onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </div>
  )
}
