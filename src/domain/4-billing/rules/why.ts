import { explain, type FeeDue, type Names } from '#agreements/rules'
import { addDays } from '#kernel/days.ts'
import { printAmount } from '#kernel/money.ts'
import type { Trace } from './planned.ts'
import { creditSentences } from './service-credit.ts'

/** Why a line is what it is, in sentences. */
export function whyOf(trace: Trace, names: Names = {}): string[] {
  switch (trace.kind) {
    case 'fee':
      return feeSentences(trace.fee)
    case 'piece':
      return explain(trace.piece, names)
    case 'change':
      return [
        'Work typed after its bill took the place of this entry, which now costs otherwise than it was invoiced.',
      ]
    case 'credit':
      return [`Credits ${trace.invoiceNumber}${trace.reason ? `: ${trace.reason}` : ''}.`]
    case 'service-credit':
      return creditSentences(trace.credit)
    case 'imported':
      return ['Brought from the old system.']
  }
}

function feeSentences(fee: FeeDue): string[] {
  const { quantity, unitPrice, share, netMinor, currency, service, kind, corrects } = fee
  const days = share.days === share.of ? '' : ` × ${share.days} of ${share.of} days`
  const amount = `${quantity} × ${unitPrice} ${currency}${days} = ${printAmount(netMinor, currency)} ${currency}.`
  const span =
    service.from === service.toExclusive
      ? `On ${service.from}`
      : `From ${service.from} to ${addDays(service.toExclusive, -1)}`
  return [
    ...(corrects ? [`Puts right what was billed as ${corrects}.`] : []),
    `${kindWords[kind]} ${span}: ${amount}`,
  ]
}

const kindWords: Record<FeeDue['kind'], string> = {
  fee: 'Fee.',
  'true-up': 'The count changed after the bill.',
  correction: 'The terms changed after the bill.',
  block: 'A block bought.',
  'one-time': 'Charged once.',
}
