import { useQuery } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { LinesTable } from './lines-table.tsx'
import { kindWords } from './words.ts'

type PreviewClientProps = { clientId: string; through: string; choice: 'issue' | 'wait' | undefined }

/** One client's coming invoices, every line with its why. */
export function PreviewClient({ clientId, through, choice }: PreviewClientProps) {
  const preview = useQuery(
    api.billing.previewClient.queryOptions({ input: { clientId, through, ...(choice && { choice }) } }),
  )
  if (preview.isError) throw preview.error
  if (!preview.data) return <SkeletonLines rows={5} />
  const { exceptions, invoices } = preview.data
  return (
    <>
      {exceptions.map(({ sentence, waits }) => (
        <p key={sentence} className={waits ? 'risk' : 'soft'}>
          {sentence}
        </p>
      ))}
      {invoices.map((invoice) => (
        <div key={`${invoice.kind} ${invoice.purchaseOrder} ${invoice.netMinor}`} style={{ marginTop: 20 }}>
          <h3>
            {kindWords[invoice.kind]}
            {invoice.goesOut ? '' : ', waits'}
          </h3>
          <p className="soft small">
            Dated <DayText day={invoice.issuedOn} />, due <DayText day={invoice.dueOn} />
            {invoice.purchaseOrder && `, order ${invoice.purchaseOrder}`}.{' '}
            <MoneyText minor={invoice.netMinor} currency={invoice.currency} /> net,{' '}
            <MoneyText minor={invoice.grossMinor} currency={invoice.currency} /> with tax.
          </p>
          <LinesTable lines={invoice.lines} currency={invoice.currency} />
        </div>
      ))}
    </>
  )
}
