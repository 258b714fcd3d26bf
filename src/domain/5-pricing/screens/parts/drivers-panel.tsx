import { useManner } from '#web/manner.tsx'
import { Drivers } from '#web/ui/charts/drivers.tsx'
import { shareText } from '#web/ui/format.ts'
import { bpOf, type Sheet } from './sheet.ts'

type What = Sheet['drivers']['steps'][number]['what']

/** From the fee of a usual client of this size to this one's, step by step. */
export function DriversPanel({ sheet }: { sheet: Sheet }) {
  const manner = useManner()
  const [fixedFee] = sheet.packages
  if (!fixedFee) return null
  const more = shareText(bpOf(sheet.choices.moralHazard - 1), manner, 0)
  const names: Record<What, string> = {
    'own-tickets': sheet.rate < sheet.bookRate ? 'Fewer tickets than the book' : 'More tickets than the book',
    'own-hours': 'Its own hours per ticket',
    'own-kinds': 'Its own kinds of work',
    factors: 'What is known of it',
    unverified: 'What nobody has verified',
    'more-calls': `Fees invite more calls, +${more}`,
    'first-months': 'Busier first months',
    'book-target': 'Safety shared by all fees',
    rounding: 'Rounded up',
  }
  return (
    <Drivers
      title="What moves the fee"
      aside={`${sheet.currency} a month`}
      about="From the fee of a usual client of this size to this client’s"
      kind="money"
      from={{ name: 'A usual client of this size', value: sheet.drivers.usualMinor }}
      steps={sheet.drivers.steps.map(({ what, minor }) => ({ name: names[what], value: minor }))}
      to={{ name: 'This client', value: fixedFee.priceMinor }}
    />
  )
}
