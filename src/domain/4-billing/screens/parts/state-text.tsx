import { type InvoiceState, stateWords } from './words.ts'

/** How an invoice stands; only what is late has a colour. */
export function StateText({ state, daysLate }: { state: InvoiceState; daysLate?: number }) {
  if (state !== 'overdue')
    return <span className={state === 'open' ? undefined : 'soft'}>{stateWords[state]}</span>
  return (
    <span className="late">
      {stateWords.overdue}
      {daysLate ? <span className="under">{daysLate === 1 ? '1 day' : `${daysLate} days`}</span> : null}
    </span>
  )
}
