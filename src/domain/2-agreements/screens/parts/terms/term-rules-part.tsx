import { TextInput } from '@mantine/core'
import { CountField } from '#web/ui/count-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PercentField } from '#web/ui/percent-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import type { EditedTerms } from './edited.ts'

type PartProps = { value: EditedTerms; currency: string; onChange: (value: EditedTerms) => void }

const renewals = [
  { value: 'term', label: 'Renews for another term' },
  { value: 'evergreen', label: 'Runs on month to month' },
  { value: 'stop', label: 'Ends' },
] as const

type Renewal = NonNullable<EditedTerms['renewal']>

function renewalAs(kind: Renewal['kind'], before: Renewal | undefined): Renewal {
  const noticeDays = before?.noticeDays ?? 30
  if (kind === 'term') return { kind, months: 12, noticeDays, clientNotice: before?.clientNotice }
  return { kind, noticeDays, clientNotice: before?.clientNotice }
}

/** How a term ends, what a year does to prices, and what leaving costs. */
export function TermRulesPart(props: PartProps) {
  const { value, onChange } = props
  const { renewal } = value
  const put = (next: Renewal) => onChange({ ...value, renewal: next })
  const notice = renewal?.clientNotice
  return (
    <Section title="Term, rises and leaving">
      <Fields across={3}>
        <SelectField
          label="At the end of the term"
          options={renewals}
          value={renewal?.kind ?? 'stop'}
          onChange={(kind) => kind && put(renewalAs(kind, renewal))}
        />
        {renewal?.kind === 'term' && (
          <CountField
            label="For"
            unit="months"
            value={renewal.months}
            onChange={(months) => put({ ...renewal, months: months || 1 })}
          />
        )}
        {renewal && (
          <CountField
            label="Notice either way"
            unit="days"
            value={renewal.noticeDays ?? null}
            onChange={(noticeDays) => put({ ...renewal, noticeDays: noticeDays ?? 0 })}
          />
        )}
        {renewal && (
          <CountField
            label="Client is told no earlier than"
            unit="days before"
            value={notice?.earliestDays ?? null}
            onChange={(days) =>
              put({
                ...renewal,
                clientNotice:
                  days === null
                    ? undefined
                    : { latestDays: notice?.latestDays ?? renewal.noticeDays ?? 30, earliestDays: days },
              })
            }
          />
        )}
        {renewal && notice && (
          <CountField
            label="and no later than"
            unit="days before"
            value={notice.latestDays}
            onChange={(latestDays) =>
              put({ ...renewal, clientNotice: { ...notice, latestDays: latestDays ?? 0 } })
            }
          />
        )}
      </Fields>
      <RiseFields {...props} />
      <LeavingFields {...props} />
    </Section>
  )
}

const rises = [
  { value: 'none', label: 'Prices stay' },
  { value: 'fixed', label: 'By a fixed share' },
  { value: 'index', label: 'By an index' },
] as const

function RiseFields({ value, onChange }: PartProps) {
  const { escalator } = value
  const choose = (kind: 'none' | 'fixed' | 'index' | null): EditedTerms['escalator'] => {
    const notice = escalator?.notice ?? { latestDays: 30, earliestDays: 90 }
    if (kind === 'fixed') return { kind, bp: 300, notice }
    if (kind === 'index')
      return { kind, series: 'Consumer prices', baseMonth: '2026-01', lagMonths: 2, notice }
    return undefined
  }
  return (
    <Fields across={3}>
      <SelectField
        label="On the anniversary"
        options={rises}
        value={escalator?.kind ?? 'none'}
        onChange={(kind) => onChange({ ...value, escalator: choose(kind) })}
      />
      {escalator?.kind === 'fixed' && (
        <PercentField
          label="Prices rise by"
          value={escalator.bp}
          onChange={(bp) => onChange({ ...value, escalator: { ...escalator, bp: bp ?? 0 } })}
        />
      )}
      {escalator?.kind === 'index' && (
        <>
          <TextInput
            label="Series"
            value={escalator.series}
            onChange={(event) =>
              onChange({ ...value, escalator: { ...escalator, series: event.currentTarget.value } })
            }
          />
          <TextInput
            label="Base month"
            placeholder="2026-01"
            value={escalator.baseMonth}
            onChange={(event) =>
              onChange({ ...value, escalator: { ...escalator, baseMonth: event.currentTarget.value } })
            }
          />
          <PercentField
            label="At most"
            value={escalator.capBp ?? null}
            onChange={(capBp) =>
              onChange({ ...value, escalator: { ...escalator, capBp: capBp ?? undefined } })
            }
          />
          <PercentField
            label="At least"
            value={escalator.floorBp ?? null}
            onChange={(floorBp) =>
              onChange({ ...value, escalator: { ...escalator, floorBp: floorBp ?? undefined } })
            }
          />
          <CountField
            label="Published after"
            unit="months"
            value={escalator.lagMonths}
            onChange={(lagMonths) =>
              onChange({ ...value, escalator: { ...escalator, lagMonths: lagMonths ?? 0 } })
            }
          />
        </>
      )}
    </Fields>
  )
}

const unused = [
  { value: 'lapse', label: 'Lapse' },
  { value: 'refund-at-price', label: 'Refunded at their price' },
  { value: 'refund-after-list', label: 'Refunded after pricing used ones at list' },
  { value: 'transfer', label: 'Move to the next agreement' },
] as const
const early = [
  { value: 'none', label: 'Nothing' },
  { value: 'fee-months', label: 'The fee of some months' },
  { value: 'share-of-remaining-fees', label: 'A share of the fees left' },
  { value: 'fixed', label: 'A fixed amount' },
] as const
const lastFee = [
  { value: 'to-the-day', label: 'Paid to the last day' },
  { value: 'to-period-end', label: 'Paid to the end of its period' },
] as const

function LeavingFields({ value, currency, onChange }: PartProps) {
  const ending = value.ending ?? {}
  const put = (next: NonNullable<EditedTerms['ending']>) => onChange({ ...value, ending: next })
  const rule = ending.early
  const choose = (kind: (typeof early)[number]['value'] | null) => {
    if (kind === 'fee-months') return { kind, months: 2 }
    if (kind === 'share-of-remaining-fees') return { kind, bp: 5_000 }
    return kind === 'fixed' ? { kind, minor: 0 } : undefined
  }
  const shown = rule === undefined || rule.kind === 'by-month' ? 'none' : rule.kind
  return (
    <Fields across={3}>
      <SelectField
        label="Leaving early costs"
        options={early}
        value={shown}
        description={rule?.kind === 'by-month' ? 'By month of the term, as written' : undefined}
        onChange={(kind) => put({ ...ending, early: choose(kind) })}
      />
      {rule?.kind === 'fee-months' && (
        <CountField
          label="Months at most"
          value={rule.months}
          onChange={(months) => put({ ...ending, early: { ...rule, months: months ?? 0 } })}
        />
      )}
      {rule?.kind === 'share-of-remaining-fees' && (
        <PercentField
          label="Share"
          value={rule.bp}
          onChange={(bp) => put({ ...ending, early: { ...rule, bp: bp ?? 0 } })}
        />
      )}
      {rule?.kind === 'fixed' && (
        <MoneyField
          label="Amount"
          currency={currency}
          value={rule.minor}
          onChange={(minor) => put({ ...ending, early: { ...rule, minor: minor ?? 0 } })}
        />
      )}
      <SelectField
        label="Unused hours at the end"
        options={unused}
        value={ending.unused ?? 'lapse'}
        onChange={(chosen) => chosen && put({ ...ending, unused: chosen })}
      />
      <SelectField
        label="The last fee"
        options={lastFee}
        value={ending.fee ?? 'to-the-day'}
        onChange={(fee) => fee && put({ ...ending, fee })}
      />
    </Fields>
  )
}
