import { DayText } from '#web/ui/day-text.tsx'
import { Facts } from '#web/ui/facts.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { Headline } from '#web/ui/headline.tsx'
import { HoursText } from '#web/ui/hours-text.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { ShareText } from '#web/ui/share-text.tsx'

const rate = {
  title: 'Effective hourly rate',
  rows: [
    { label: 'Billed, 1 Feb to today', value: <MoneyText minor={1_832_600} bare /> },
    { label: 'less cost of items', value: <MoneyText minor={168_800} bare /> },
    { label: 'For labour', value: <MoneyText minor={1_663_800} bare />, sum: true },
    { label: 'divided by labour hours', value: <HoursText minutes={8325} bare /> },
    { label: 'Euro an hour', value: <MoneyText minor={11_991} bare />, sum: true },
  ],
  sources: [
    { label: '10 invoices', href: '/billing' },
    { label: '93 time entries', href: '/desk' },
  ],
  note: 'List rate €95.00 remote, €120.00 on site.',
  asOf: '2026-11-17T10:15:00.000Z',
}

export function HeadlineParts() {
  return (
    <Headline
      figures={[
        {
          name: 'Monthly recurring revenue',
          figure: <FigureButton figure={<MoneyText minor={1_455_200} whole />} of={rate} />,
          note: '+€2,274 in twelve months',
        },
        {
          name: 'Share that recurs',
          figure: <FigureButton figure={<ShareText bp={6130} />} of={rate} />,
          note: 'of €284,900 invoiced',
        },
        {
          name: 'Signed ahead',
          figure: <FigureButton figure={<MoneyText minor={19_610_000} whole />} of={rate} />,
          note: 'to September 2029',
        },
        {
          name: 'Kept of what we had',
          figure: <FigureButton figure={<ShareText bp={9170} />} of={rate} />,
          note: 'GRR · NRR 100.4%',
        },
        {
          name: 'Largest client',
          figure: <FigureButton figure={<ShareText bp={1800} />} of={rate} />,
          note: 'Brannoch & Veale',
        },
      ]}
    />
  )
}

export function FigureParts() {
  return (
    <Section title="Figures" aside="every underlined number opens">
      <Facts
        facts={[
          {
            name: 'Billed, with cents',
            value: <FigureButton figure={<MoneyText minor={1_832_600} bare />} of={rate} />,
          },
          { name: 'Credited', value: <MoneyText minor={-129_150} bare /> },
          { name: 'Labour, 138.75 h at €74', value: <MoneyText minor={-1_026_750} bare /> },
          {
            name: 'Margin',
            value: <FigureButton figure={<MoneyText minor={676_700} bare />} of={rate} />,
            sum: true,
          },
          { name: 'Movement, signed', value: <MoneyText minor={22_740} whole signed /> },
          { name: 'Hours left of twenty', value: <HoursText minutes={885} /> },
          { name: 'Share, from basis points', value: <ShareText bp={5640} /> },
          {
            name: 'Effective hourly rate',
            value: <FigureButton figure={<MoneyText minor={11_991} bare />} of={rate} />,
          },
          { name: 'Renews on', value: <DayText day="2027-01-31" /> },
          { name: 'Signed', value: <InstantText at="2026-11-16T09:12:00.000Z" /> },
          { name: 'Nothing', value: <MoneyText minor={null} /> },
        ]}
      />
    </Section>
  )
}
