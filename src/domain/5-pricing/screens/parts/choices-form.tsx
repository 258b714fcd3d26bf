import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { OfferField } from './offer-field.tsx'
import { type OfferRef, refOf, useOffers, wordOf } from './offers.ts'
import type { Sheet } from './sheet.ts'

export type ChosenFigures = {
  endpoints?: number
  chanceOfLoss?: number
  target?: 'client' | 'book'
  hourlyRateMinor?: number
  costPerHourMinor?: number
}

type ChoicesFormProps = {
  clientId: string
  /** What the client pays in. */
  currency: string | undefined
  sheet: Sheet | undefined
  offer: OfferRef
  chosen: ChosenFigures
  onOffer: (offer: OfferRef) => void
  onChange: (chosen: ChosenFigures) => void
}

const chances = [0.05, 0.1, 0.15, 0.2, 0.3]

/** What may be changed; each change asks for the sheet again. What is left alone comes from the firm's rows. */
export function ChoicesForm({
  clientId,
  currency,
  sheet,
  offer,
  chosen,
  onOffer,
  onChange,
}: ChoicesFormProps) {
  const { groups } = useOffers(clientId)
  const used = sheet?.choices
  const choose = (change: ChosenFigures) => onChange({ ...chosen, ...change })
  const accepted = chosen.chanceOfLoss ?? used?.chanceOfLoss ?? 0.1
  return (
    <Fields across={3}>
      <OfferField
        label="Price of"
        groups={groups}
        value={wordOf(offer)}
        otherwise="All work, no plan"
        onChange={(word) => onOffer(refOf(word))}
      />
      <CountField
        label="Endpoints"
        value={chosen.endpoints ?? used?.endpoints ?? null}
        onChange={(endpoints) => choose({ endpoints: endpoints ?? undefined })}
      />
      <SelectField
        label="Chance of a loss we accept"
        options={[...new Set([...chances, accepted])]
          .sort((a, b) => a - b)
          .map((chance) => ({
            value: String(chance),
            label: `${Math.round(chance * 1000) / 10}% · one year in ${Math.round(1 / chance)}`,
          }))}
        value={String(accepted)}
        onChange={(value) => value && choose({ chanceOfLoss: Number(value) })}
      />
      <SelectField
        label="That holds for"
        options={[
          { value: 'client', label: 'This client alone' },
          { value: 'book', label: 'All our fixed fees together' },
        ]}
        value={chosen.target ?? used?.target ?? 'client'}
        onChange={(target) => choose({ target: target ?? undefined })}
      />
      <MoneyField
        label="What an hour costs us"
        currency={currency}
        value={chosen.costPerHourMinor ?? used?.costPerHourMinor ?? null}
        onChange={(costPerHourMinor) => choose({ costPerHourMinor: costPerHourMinor ?? undefined })}
      />
      <MoneyField
        label="What an hour costs at list"
        currency={currency}
        value={chosen.hourlyRateMinor ?? used?.hourlyRateMinor ?? null}
        onChange={(hourlyRateMinor) => choose({ hourlyRateMinor: hourlyRateMinor ?? undefined })}
      />
    </Fields>
  )
}
