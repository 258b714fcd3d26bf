import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Cols } from '#web/ui/cols.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { countText } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { fromTheStart, multiplierNames, roundingWords, travelWords } from './parts/rate-words.ts'
import { RatesForm } from './parts/rates-form.tsx'
import { useOffBecause } from './parts/use-off-because.ts'

type Version = Awaited<ReturnType<typeof client.firm.listRateCards>>['items'][number]

/** What work costs where nothing else is agreed, from when. Work is priced by the list of its own day. */
export function RatesPage() {
  const cards = useQuery(api.firm.listRateCards.queryOptions())
  const [editing, setEditing] = useState(false)
  const [shownOn, setShownOn] = useState<string>()
  const offBecause = useOffBecause('manage-firm')
  if (cards.isError) throw cards.error
  if (!cards.data) return <SkeletonLines rows={8} />
  const inForce = cards.data.items.find((version) => version.isInForce)
  const shown = cards.data.items.find((version) => version.fromOn === shownOn) ?? inForce
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="Rate card" />
      <PageHead
        title="Rate card"
        sub="What an hour costs where no agreement says otherwise. Work is priced by the list of its own day."
        actions={
          !editing && (
            <PrimaryButton offBecause={offBecause} onClick={() => setEditing(true)}>
              Set new rates
            </PrimaryButton>
          )
        }
      />
      {editing && shown && <RatesForm from={shown.rates} onDone={() => setEditing(false)} />}
      {shown && !editing && <Rates version={shown} />}
      <Versions versions={cards.data.items} onShow={setShownOn} />
    </>
  )
}

function FromText({ day }: { day: string }) {
  return day === fromTheStart ? 'the start' : <DayText day={day} />
}

function Rates({ version: { fromOn, rates, isInForce } }: { version: Version }) {
  const manner = useManner()
  const bp = (value: number) => `× ${countText(value / 10_000, manner, value % 1000 === 0 ? 1 : 2)}`
  const money = (minor: number | undefined) => <MoneyText minor={minor} bare />
  const workTypes = Object.entries(rates.workTypes ?? {})
  return (
    <Cols>
      <div>
        <Section
          title="An hour"
          aside={
            <>
              {rates.currency ?? manner.currency}, {isInForce ? 'in force ' : ''}from{' '}
              <FromText day={fromOn} />
            </>
          }
        >
          <Facts
            facts={[
              { name: 'Where nothing else fits', value: money(rates.defaultMinor) },
              ...Object.entries(rates.roles ?? {}).map(([role, minor]) => ({
                name: `Role: ${role}`,
                value: money(minor),
              })),
              ...workTypes.map(([type, { rateMinor, multiplierBp }]) => ({
                name: `Work: ${type}`,
                value: rateMinor === undefined ? multiplierBp && bp(multiplierBp) : money(rateMinor),
              })),
              ...(rates.travelMinor === undefined
                ? []
                : [{ name: 'Travel', value: money(rates.travelMinor) }]),
              ...(rates.floorMinor === undefined
                ? []
                : [{ name: 'Never below', value: money(rates.floorMinor) }]),
              ...(rates.ceilingMinor === undefined
                ? []
                : [{ name: 'Never above', value: money(rates.ceilingMinor) }]),
            ]}
          />
        </Section>
      </div>
      <div>
        <Section title="Premiums" aside="only the largest counts">
          <Facts
            facts={Object.entries(multiplierNames).map(([name, word]) => ({
              name: word,
              value: bp(rates.multipliers?.[asClass(name)] ?? 10_000),
            }))}
          />
        </Section>
        <Section title="Minutes and travel">
          <Facts
            left
            facts={[
              { name: 'Otherwise', value: roundingWords(rates.rounding?.default) },
              ...Object.entries(rates.rounding?.workTypes ?? {}).map(([type, rule]) => ({
                name: type,
                value: roundingWords(rule),
              })),
              {
                name: 'Runs over',
                value: `${rates.runOverMinutes ?? 15} min past closing are still business hours`,
              },
              { name: 'Travel', value: travelWords(rates.travel, manner) },
            ]}
          />
        </Section>
      </div>
    </Cols>
  )
}

const asClass = (name: string) =>
  name === 'evening' || name === 'weekend' || name === 'holiday' ? name : ('emergency' as const)

function Versions({ versions, onShow }: { versions: readonly Version[]; onShow: (day: string) => void }) {
  const withdraw = useSubmit(api.firm.withdrawRateCard, { said: () => 'Withdrawn.' })
  const offBecause = useOffBecause('manage-firm')
  return (
    <Section
      title="Lists"
      aside={
        <>
          hours as in <Link to="/firm/calendars">the firm’s calendar</Link>
        </>
      }
    >
      <Refusal of={withdraw.refusal} />
      <DataTable
        label="Rate cards"
        rows={versions}
        rowKey={(row) => row.fromOn}
        csv={{ name: 'rate-cards.csv' }}
        columns={[
          {
            id: 'from',
            head: 'From',
            sorts: true,
            value: (row) => row.fromOn,
            cell: (row) => (
              <button type="button" className="word" onClick={() => onShow(row.fromOn)}>
                <FromText day={row.fromOn} />
              </button>
            ),
            phone: 'lead',
          },
          {
            id: 'state',
            head: '',
            value: (row) => (row.isInForce ? 'in force' : row.mayWithdraw ? 'begins then' : 'was in force'),
          },
          {
            id: 'default',
            head: 'An hour',
            align: 'right',
            sorts: true,
            value: (row) => row.rates.defaultMinor,
            cell: (row) => <MoneyText minor={row.rates.defaultMinor} bare />,
          },
          {
            id: 'act',
            head: '',
            align: 'right',
            phone: 'act',
            cell: (row) =>
              row.mayWithdraw &&
              !offBecause && (
                <ConfirmButton
                  question="Withdraw this list?"
                  consequence="It has not begun, so no work was priced by it."
                  yes="Withdraw it"
                  busy={withdraw.busy}
                  onYes={() => withdraw.sendAndWait({ fromOn: row.fromOn })}
                >
                  Withdraw
                </ConfirmButton>
              ),
          },
        ]}
      />
    </Section>
  )
}
