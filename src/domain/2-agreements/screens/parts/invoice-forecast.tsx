import type { client } from '#web/api.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { Headline } from '#web/ui/headline.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { UnitsText } from './units-text.tsx'
import { WhyPanel } from './why-panel.tsx'

type Forecast = Awaited<ReturnType<typeof client.agreements.whatIf>>
type Foreseen = Forecast['invoices'][number]

/** Invoices to come, each with its fee, its work and what is left; every amount opens. */
export function InvoiceForecast({ forecast }: { forecast: Forecast }) {
  const { invoices, currency, netMinor, feesMinor, workMinor, coveredMinor, waivedMinor } = forecast
  const bare = (minor: number) => <MoneyText minor={minor} currency={currency} bare />
  return (
    <>
      <Headline
        figures={[
          { name: 'In all, before tax', figure: <MoneyText minor={netMinor} currency={currency} whole /> },
          { name: 'Fees', figure: <MoneyText minor={feesMinor} currency={currency} whole /> },
          { name: 'Work billed', figure: <MoneyText minor={workMinor} currency={currency} whole /> },
          {
            name: 'Work covered',
            figure: <MoneyText minor={coveredMinor} currency={currency} whole />,
            note: 'at list',
          },
          { name: 'Premiums waived', figure: <MoneyText minor={waivedMinor} currency={currency} whole /> },
        ]}
      />
      <Section title={`${invoices.length} invoices`} aside={`${currency}, before tax`}>
        <table className="ledger dense">
          <thead>
            <tr>
              <th>On</th>
              <th className="n">Fees</th>
              <th className="n">Work</th>
              <th className="n only-wide">Covered</th>
              <th className="only-wide">Left before it</th>
              <th className="n">Net</th>
            </tr>
          </thead>
          <tbody>
            {invoices.map((invoice) => (
              <tr key={invoice.on}>
                <td>
                  <DayText day={invoice.on} />
                </td>
                <td className="n">
                  <Fees invoice={invoice} currency={currency} />
                </td>
                <td className="n">
                  <Work invoice={invoice} currency={currency} />
                </td>
                <td className="n only-wide">
                  <HoursText minutes={invoice.work?.coveredMinutes ?? 0} bare />
                </td>
                <td className="only-wide soft">
                  {invoice.left.map(({ line, unit, units }) => (
                    <span key={line}>
                      <UnitsText unit={unit} units={units} currency={currency} />{' '}
                    </span>
                  ))}
                </td>
                <td className="n">{bare(invoice.netMinor)}</td>
              </tr>
            ))}
            <tr className="sum">
              <td>In all</td>
              <td className="n">{bare(feesMinor)}</td>
              <td className="n">{bare(workMinor)}</td>
              <td className="only-wide" />
              <td className="only-wide" />
              <td className="n">{bare(netMinor)}</td>
            </tr>
          </tbody>
        </table>
      </Section>
    </>
  )
}

function Fees({ invoice, currency }: { invoice: Foreseen; currency: string }) {
  const figure = <MoneyText minor={invoice.feesMinor} currency={currency} bare />
  if (invoice.fees.length === 0) return figure
  return (
    <FigureButton
      figure={figure}
      of={{
        title: 'Fees',
        rows: [
          ...invoice.fees.map((fee) => ({
            label: (
              <>
                {fee.name}, {fee.quantity} × {fee.unitPrice}
              </>
            ),
            value: <MoneyText minor={fee.netMinor} currency={currency} bare />,
          })),
          { label: 'Together', value: figure, sum: true },
        ],
      }}
    />
  )
}

function Work({ invoice, currency }: { invoice: Foreseen; currency: string }) {
  const figure = <MoneyText minor={invoice.workMinor} currency={currency} bare />
  const why = invoice.work?.why.filter(({ billedMinor }) => billedMinor !== 0) ?? []
  if (why.length === 0) return figure
  return (
    <FigureButton figure={figure}>
      <div style={{ maxHeight: 420, overflow: 'auto' }}>
        {why.slice(0, 6).map(({ title, sentences }) => (
          <WhyPanel key={title} title={title} sentences={sentences} />
        ))}
      </div>
    </FigureButton>
  )
}
