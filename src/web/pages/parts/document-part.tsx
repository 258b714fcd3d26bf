import { Checkbox, TextInput } from '@mantine/core'
import { CompareTable } from '#web/ui/compare-table.tsx'
import { Document, DocumentSection, SignBox } from '#web/ui/document.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'

const price = (figure: string, period: string) => (
  <>
    <span className="price">{figure}</span> <span className="small soft">{period}</span>
  </>
)

/** A client's document in short, as a bench for its type. */
export function DocumentPart() {
  return (
    <Document
      title="So that a Monday like the sixteenth costs you nothing more"
      from={
        <>
          <b>Northlight IT</b>
          Prepared by Maeve Corrigan
          <br />
          01-555 0118
        </>
      }
      about={
        <>
          Proposal PRO-0118
          <br />
          17 November 2026
          <br />
          Open until 1 December
        </>
      }
    >
      <p className="lead">
        Dear Sam, on 15 November somebody locked your tills and your books, five people stopped working, and
        it took us sixteen hours to bring them back.
      </p>
      <p className="lead">This is an agreement in which such a day is our problem.</p>
      <DocumentSection title="Three ways to do it">
        <p>
          All three begin on 1 January 2027. We recommend Full, because a bad month then costs you what a good
          month does.
        </p>
        <CompareTable
          label="Three ways"
          words
          options={[
            { id: 'full', title: 'Full', sub: 'Fixed fee, we recommend it', picked: true },
            { id: 'steady', title: 'Steady 10', sub: 'Retainer' },
            { id: 'twenty', title: 'Twenty', sub: 'Prepaid block' },
          ]}
          rows={[
            {
              name: 'You pay',
              cells: [price('€595', 'a month'), price('€1,050', 'a month'), price('€2,200', 'a block')],
            },
            {
              name: 'What it is',
              cells: [
                'Everything your five people need, at one price',
                'Ten hours a month, kept for you',
                'Twenty hours, used when you like',
              ],
            },
            { name: 'After hours', cells: ['included', 'included, no premium', '1.5 hours for each hour'] },
            { name: 'Emergency', cells: ['included', '2 hours for each hour', '2 hours for each hour'] },
          ]}
        />
      </DocumentSection>
      <DocumentSection title="Sign">
        <SignBox>
          <Fields across={3}>
            <TextInput label="Your full name" defaultValue="Sam Penner" />
            <TextInput label="Title" defaultValue="Owner" />
            <TextInput label="E-mail" defaultValue="sam@pennerley.example" />
          </Fields>
          <Checkbox label="I sign this agreement for Pennerley Butchers electronically, and I may do so for the firm." />
          <div style={{ marginTop: 16 }}>
            <PrimaryButton big>Sign Full at €595 a month</PrimaryButton>
          </div>
          <p className="seal">
            You get the signed PDF by e-mail at once. What you sign is sealed:{' '}
            <span className="mono">7c1e 04b9 1d52 a306</span>
          </p>
        </SignBox>
      </DocumentSection>
    </Document>
  )
}
