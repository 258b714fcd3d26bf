import './parts/pricing.css'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useParam } from '#web/address.ts'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { countText, shareText } from '#web/ui/format.ts'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { addressOf } from './parts/offers.ts'
import { bpOf, type Saved } from './parts/sheet.ts'
import { SheetBody } from './parts/sheet-body.tsx'

/** A price sheet as it was saved: what came to light later doesn't touch it. */
export function SavedSheetPage() {
  const sheetId = useParam('id')
  const saved = useQuery(api.pricing.get.queryOptions({ input: { sheetId } }))
  if (saved.isError) throw saved.error
  if (!saved.data) return <SkeletonLines rows={10} />
  const sheet = saved.data
  const { clientId, client, offer } = sheet
  const again = addressOf({
    planId: offer?.planId ?? undefined,
    agreementId: offer?.agreementId ?? undefined,
  })
  return (
    <>
      <Crumb
        path={[
          ['Clients', '/clients'],
          [client, `/clients/${clientId}`],
          ['Price sheet', `/clients/${clientId}/price${again}`],
        ]}
        here={`PRC-${sheet.number}`}
      />
      <PageHead
        title={`What we ask of ${client}`}
        tab={`${client}, PRC-${sheet.number}`}
        sub={
          <>
            {offer?.name ?? 'All work'}, {sheet.choices.endpoints} endpoints:{' '}
            <MoneyText minor={sheet.asked.feeMinor} currency={sheet.currency} whole /> a month asked, saved{' '}
            <InstantText at={sheet.madeAt} /> by {sheet.madeBy}.
          </>
        }
        actions={
          <>
            <a
              className="word"
              href={`/api/v1/price-sheets/${sheet.id}/pdf`}
              target="_blank"
              rel="noreferrer"
            >
              PDF
            </a>
            <Button
              variant="filled"
              component={Link}
              to={`/proposals/new?client=${clientId}&sheet=${sheet.id}`}
            >
              Use in a proposal
            </Button>
          </>
        }
      />
      <SheetBody sheet={sheet} asked={sheet.asked} />
      <RecordBehind sheet={sheet} />
    </>
  )
}

function RecordBehind({ sheet }: { sheet: Saved }) {
  const manner = useManner()
  const { simulated, asked } = sheet
  const gap = Math.abs(simulated.chanceOfLoss - asked.chanceOfLoss)
  return (
    <Section title="The record behind it">
      <Facts
        facts={[
          {
            name: 'Priced by',
            value: (
              <>
                {sheet.madeBy}, <InstantText at={sheet.madeAt} />
              </>
            ),
          },
          {
            name: 'Method',
            value: 'Negative binomial tickets × lognormal hours, by tilted Fourier transform',
          },
          {
            name: 'Checked against simulation',
            value: `${countText(simulated.years, manner)} years say ${shareText(bpOf(simulated.chanceOfLoss), manner)}, ${countText(gap * 100, manner, 1)} points from the formula`,
          },
          {
            name: 'Book',
            value:
              sheet.book.source === 'book'
                ? `${sheet.book.clients} other clients, ${countText(sheet.book.tickets, manner)} tickets`
                : 'assumed',
          },
          ...sheet.factors.map(({ name, reason, relativityBp }) => ({
            name: `${name}, × ${countText(relativityBp / 10_000, manner, 2)}`,
            value: reason,
          })),
        ]}
      />
    </Section>
  )
}
