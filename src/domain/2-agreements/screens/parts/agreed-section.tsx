import { useManner } from '#web/manner.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { countText, moneyText, nothing } from '#web/ui/format.ts'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import type { AgreementRead } from './agreement.ts'

type Line = AgreementRead['lines'][number]

/** What is agreed, line by line, and what it brings each month; each sum opens. */
export function AgreedSection({ agreement, phoneOrder }: { agreement: AgreementRead; phoneOrder?: number }) {
  const { lines, currency, monthlyMinor, facts } = agreement
  const given = facts.filter(({ part }) => part === 'benefit')
  return (
    <Section title="What is agreed" aside={`${currency}, a month`} phoneOrder={phoneOrder}>
      <table className="ledger dense">
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineKey}>
              <td>
                <LineName line={line} currency={currency} />
                <span className="line-facts">{underWords(line)}</span>
              </td>
              <td className="n">
                <LineMonthly line={line} currency={currency} />
              </td>
            </tr>
          ))}
          {given.map(({ fact, says }) => (
            <tr key={`${fact} ${says}`}>
              <td>{fact}</td>
              <td className="soft right-words">{says}</td>
            </tr>
          ))}
          <tr className="sum">
            <td>MRR</td>
            <td className="n">
              <MoneyText minor={monthlyMinor} currency={currency} bare />
            </td>
          </tr>
        </tbody>
      </table>
    </Section>
  )
}

/** 'All help, 22 users at €115.00'. */
function LineName({ line, currency }: { line: Line; currency: string }) {
  const manner = useManner()
  if (line.quantity === null || line.of === null) return <>{line.name}</>
  const count = `${countText(line.quantity, manner)} ${line.of}${line.quantity === 1 ? '' : 's'}`
  const price = line.unitPrice === null ? '' : ` at ${priceText(line.unitPrice, currency, manner)}`
  return (
    <>
      {line.name}, {count}
      {price}
    </>
  )
}

const asked = new Set(['Price', 'Count', 'Billed'])
const underWords = (line: Line) =>
  line.facts
    .filter(({ fact }) => !asked.has(fact))
    .map(({ fact, says }) => (fact === 'Included' ? `${says} included` : `${fact.toLowerCase()}: ${says}`))
    .join('; ')

const onceWords: Partial<Record<Line['kind'], string>> = {
  'one-time': 'once',
  block: 'in advance',
  'discounted-labour': 'as used',
}

function LineMonthly({ line, currency }: { line: Line; currency: string }) {
  if (line.monthlyMinor === null) return <span className="faint">{nothing}</span>
  if (!line.isRecurring) return <span className="soft">{onceWords[line.kind] ?? nothing}</span>
  const figure = <MoneyText minor={line.monthlyMinor} currency={currency} bare />
  const rows = line.facts
    .filter(({ fact }) => fact === 'Price' || fact === 'Count' || fact === 'At least' || fact === 'Billed')
    .map(({ fact, says }) => ({ label: fact, value: says }))
  return (
    <FigureButton
      figure={figure}
      of={{ title: line.name, rows: [...rows, { label: 'A month', value: figure, sum: true }] }}
    />
  )
}

function priceText(price: string, currency: string, manner: Parameters<typeof moneyText>[1]): string {
  const [, fraction = ''] = price.split('.')
  if (fraction.length > 2) return `${price} ${currency}`
  return moneyText(Math.round(Number(price) * 100), manner, { currency })
}
