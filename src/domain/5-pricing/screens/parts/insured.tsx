import { useManner } from '#web/manner.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { countText, dayText, hoursText, moneyText } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import type { Replay } from './replay-shape.ts'

/** What the price buys besides hours: it leads where the offer costs more. */
export function Insured({ replay }: { replay: Replay }) {
  const { savingMinor, currency, offer, months, source } = replay
  const manner = useManner()
  const money = (minor: number) => moneyText(minor, manner, { currency })
  const worst = months.toSorted((a, b) => b.billedMinor - a.billedMinor)[0]
  const [late, urgent] = [sumOf(months, 'afterHoursMinutes'), sumOf(months, 'emergencyMinutes')]
  const facts = [
    ...(worst && source !== 'book' && worst.billedMinor > worst.underOfferMinor
      ? [
          {
            name: 'The dearest month',
            value: `${dayText(worst.month.slice(0, 7), manner, 'month')}: ${money(worst.billedMinor)} billed, ${money(worst.underOfferMinor)} under ${offer}`,
          },
        ]
      : []),
    ...(late + urgent > 0
      ? [
          {
            name: 'Nights, weekends, emergencies',
            value: `${hoursText(late, manner)} out of hours, ${hoursText(urgent, manner)} of emergencies in ${months.length === 1 ? 'this month' : `these ${countText(months.length, manner)} months`}`,
          },
        ]
      : []),
    ...replay.insured.map(({ fact, says }) => ({ name: fact, value: says })),
  ]
  return (
    <Section
      title={
        savingMinor < 0 ? `It costs ${money(-savingMinor)} more. What it insures` : 'What it insures besides'
      }
      aside={offer}
    >
      {facts.length > 0 ? (
        <Facts left facts={facts} />
      ) : (
        <p className="soft">
          {offer} promises no response and waives nothing: there is only its price to set against the bills.
        </p>
      )}
    </Section>
  )
}

const sumOf = (months: Replay['months'], of: 'afterHoursMinutes' | 'emergencyMinutes') =>
  months.reduce((sum, month) => sum + month[of], 0)
