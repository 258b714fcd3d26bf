import { CompareTable } from '#web/ui/compare-table.tsx'
import { FigureButton } from '#web/ui/figure-button.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { Section } from '#web/ui/section.tsx'
import { ShareText } from '#web/ui/share-text.tsx'
import { StaleEdit } from '#web/ui/stale-edit.tsx'
import { tell, tellUndoable } from '#web/ui/tell.tsx'

const income = {
  title: 'Expected income, first year',
  rows: [
    { label: 'Fee a month', value: '2,499' },
    { label: 'times months', value: '12' },
    { label: 'A year', value: '29,988', sum: true },
  ],
}

export function CompareParts() {
  const price = (minor: number, period: string) => (
    <>
      <span className="price">
        <MoneyText minor={minor} whole />
      </span>{' '}
      {period}
    </>
  )
  return (
    <Section title="Side by side" aside="EUR, a year from 1 January 2027">
      <CompareTable
        label="Three ways"
        options={[
          { id: 'full', title: 'Fixed fee', sub: 'Full · all help included', picked: true },
          { id: 'steady', title: 'Retainer', sub: '10 h a month · carries over once' },
          { id: 'twenty', title: 'Prepaid block', sub: '20 h · 12 months' },
        ]}
        rows={[
          {
            name: 'Price',
            cells: [price(249_900, 'a month'), price(105_000, 'a month'), price(220_000, 'a block')],
          },
          {
            name: 'Expected income, first year',
            cells: [2_998_800, 1_812_000, 1_719_200].map((minor) => (
              <FigureButton key={minor} figure={<MoneyText minor={minor} bare whole />} of={income} />
            )),
          },
          {
            name: 'Expected margin',
            under: 'after labour and tools',
            cells: [448_200, 675_500, 950_200].map((minor, at) => (
              <span key={minor}>
                <MoneyText minor={minor} bare whole />
                <span className="under">
                  <ShareText bp={[2750, 3790, 5530][at]} />
                </span>
              </span>
            )),
          },
          { name: 'Chance of a loss in the year', cells: ['8.2%', 'under 0.1%', 'under 0.1%'], strong: true },
        ]}
      />
    </Section>
  )
}

export function StaleParts() {
  const undo = () => tell('Taken back; the clock runs on.')
  return (
    <Section title="Someone was faster" aside="both versions, and the choice">
      <StaleEdit
        of={{
          reason: 'stale',
          sentence:
            'Tomasz changed this client while you were editing. Both versions are here: keep what is right.',
          field: undefined,
          status: 409,
          current: { name: 'Ennet Freight Ltd', phone: '01-555 0142', revision: 4 },
          requestId: undefined,
        }}
        typed={{ name: 'Ennet Freight', phone: '01-555 0199' }}
        names={{ name: 'Name', phone: 'Telephone' }}
        onKeepMine={() => tell('Yours is kept.')}
        onTakeTheirs={() => tell('Theirs is taken.')}
      />
      <p className="small soft" style={{ marginTop: 16 }}>
        A tap can be taken back for ten seconds.{' '}
        <button
          type="button"
          className="word"
          onClick={() => tellUndoable('Arrived at Ennet Freight, 11:58.', undo)}
        >
          Arrive
        </button>
      </p>
    </Section>
  )
}
