import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
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
import { ChoicesForm } from './parts/choices-form.tsx'
import { Credibility } from './parts/credibility.tsx'
import { History } from './parts/history.tsx'
import { LossPanel } from './parts/loss-panel.tsx'
import { Packages } from './parts/packages.tsx'
import { SavedSheets } from './parts/saved-sheets.tsx'

export type ChosenFigures = {
  endpoints?: number
  chanceOfLoss?: number
  hourlyRateMinor?: number
  costPerHourMinor?: number
  moralHazard?: number
}

export function PriceSheetPage() {
  const clientId = useParam('clientId')
  const [chosen, setChosen] = useState<ChosenFigures>({})
  const input = { clientId, ...chosen }
  const client = useQuery(api.clients.get.queryOptions({ input: { clientId } }))
  const sheet = useQuery(
    api.pricing.preview.queryOptions({ input, placeholderData: keepPreviousData, retry: false }),
  )
  const save = useSubmit(api.pricing.save, {
    refresh: [api.pricing.key()],
    said: ({ number }) => `Saved as PRC-${number}, with its inputs.`,
  })
  if (client.isError) throw client.error
  const refusal = sheet.isError ? refusalOf(sheet.error) : undefined
  return (
    <>
      <Crumb
        path={[
          ['Clients', '/clients'],
          [client.data?.name ?? '…', `/clients/${clientId}`],
        ]}
        here="Price sheet"
      />
      <PageHead
        title={`Price for ${client.data?.name ?? '…'}`}
        sub="Fixed fee, retainer and block side by side: what each costs us, and how often it would lose money."
        actions={
          <>
            <Button variant="default" component={Link} to={`/clients/${clientId}/replay`}>
              Last year under a plan
            </Button>
            <PrimaryButton
              busy={save.busy}
              offBecause={sheet.data ? undefined : 'There is no price yet.'}
              onClick={() => save.send(input)}
            >
              Save this sheet
            </PrimaryButton>
          </>
        }
      />
      <Refusal of={save.refusal ?? refusal} />
      <Section title="What the price rests on">
        <ChoicesForm sheet={sheet.data} chosen={chosen} onChange={setChosen} />
      </Section>
      {sheet.data ? (
        <>
          <Packages sheet={sheet.data} />
          <Cols>
            <LossPanel key={sheet.data.packages[0]?.priceMinor} sheet={sheet.data} />
            <Credibility sheet={sheet.data} />
          </Cols>
        </>
      ) : (
        !refusal && <SkeletonLines rows={10} />
      )}
      <Cols>
        <Section title="What happened here" aside="twelve whole months">
          <History clientId={clientId} />
        </Section>
        <Section title="Saved sheets" aside="frozen with their inputs">
          <SavedSheets clientId={clientId} />
        </Section>
      </Cols>
    </>
  )
}
