import './parts/pricing.css'
import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { refusalOf } from '#web/refusal.ts'
import { Cols } from '#web/ui/cols.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { ChoicesForm, type ChosenFigures } from './parts/choices-form.tsx'
import { FactorsSection } from './parts/factors-section.tsx'
import { History } from './parts/history.tsx'
import { InShort } from './parts/in-short.tsx'
import { addressOf, useOfferInAddress } from './parts/offers.ts'
import { SavedSheets } from './parts/saved-sheets.tsx'
import type { FeePoint, Sheet } from './parts/sheet.ts'
import { SheetBody } from './parts/sheet-body.tsx'

/** What to ask of a client: three ways to sell the same work, and what each risks. */
export function PriceSheetPage() {
  const clientId = useParam('clientId')
  const navigate = useNavigate()
  const [offer, chooseOffer] = useOfferInAddress()
  const [chosen, setChosen] = useState<ChosenFigures>({})
  const [askedMinor, ask] = useState<number>()
  const input = { clientId, ...offer, ...chosen }
  const client = useQuery(api.clients.get.queryOptions({ input: { clientId } }))
  const preview = useQuery(
    api.pricing.preview.queryOptions({ input, placeholderData: keepPreviousData, retry: false }),
  )
  const save = useSubmit(api.pricing.save, {
    refresh: [api.pricing.key()],
    said: ({ number }) => `Saved as PRC-${number}, with its inputs.`,
    done: ({ id }) => void navigate({ to: `/price-sheets/${id}` }),
  })
  if (client.isError) throw client.error
  const refusal = preview.isError ? refusalOf(preview.error) : undefined
  const sheet = refusal ? undefined : preview.data
  const asked = sheet?.curve.find(({ feeMinor }) => feeMinor === askedMinor) ?? sheet?.asked
  const name = client.data?.name ?? '…'
  return (
    <>
      <Crumb
        path={[
          ['Clients', '/clients'],
          [name, `/clients/${clientId}`],
        ]}
        here="Price sheet"
      />
      <PageHead
        title={`What to ask of ${name}`}
        sub="The same work sold three ways: what each costs us, and how often it would lose money."
        actions={
          <>
            <Button variant="default" component={Link} to={`/clients/${clientId}/replay${addressOf(offer)}`}>
              Last year under it
            </Button>
            <Button
              variant="default"
              component={Link}
              to={`/clients/${clientId}/promises${addressOf(offer)}`}
            >
              Check the promises
            </Button>
            <PrimaryButton
              busy={save.busy}
              offBecause={sheet ? undefined : 'There is no price yet.'}
              onClick={() => save.send({ ...input, askedMinor: asked?.feeMinor })}
            >
              Save this sheet
            </PrimaryButton>
          </>
        }
      />
      <Refusal of={save.refusal ?? refusal} />
      <Section title="What the price rests on">
        <ChoicesForm
          clientId={clientId}
          currency={client.data?.currency}
          sheet={preview.data}
          offer={offer}
          chosen={chosen}
          onOffer={(next) => {
            ask(undefined)
            chooseOffer(next)
          }}
          onChange={setChosen}
        />
      </Section>
      {sheet && asked && <Priced sheet={sheet} asked={asked} onAsk={ask} />}
      {!sheet && !refusal && <SkeletonLines rows={10} />}
      <Cols>
        <Section title="What happened here" aside="twelve whole months">
          <History clientId={clientId} />
        </Section>
        <div>
          <FactorsSection clientId={clientId} />
          <Section title="Saved sheets" aside="frozen with their inputs">
            <SavedSheets clientId={clientId} />
          </Section>
        </div>
      </Cols>
    </>
  )
}

type PricedProps = { sheet: Sheet; asked: FeePoint; onAsk: (feeMinor: number) => void }

/** A small firm sees one sentence and three years; the mathematics is a word away. */
function Priced({ sheet, asked, onAsk }: PricedProps) {
  const settings = useQuery(api.firm.listSettings.queryOptions())
  const isShort = settings.data?.items.find(({ name }) => name === 'pricing')?.value === 'three-prices'
  const [isOpen, setIsOpen] = useState(false)
  if (!isShort) return <SheetBody sheet={sheet} asked={asked} onAsk={onAsk} />
  return (
    <>
      <InShort sheet={sheet} asked={asked} />
      {isOpen ? (
        <SheetBody sheet={sheet} asked={asked} onAsk={onAsk} />
      ) : (
        <p>
          <button type="button" className="word" onClick={() => setIsOpen(true)}>
            Why: the three ways, the loss curve, and how it was reckoned
          </button>
        </p>
      )}
    </>
  )
}
