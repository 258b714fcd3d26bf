import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { DayText } from '#web/ui/day-text.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import type { AgreementRead } from './agreement.ts'
import { causeWords } from './agreement-words.ts'
import { ChangesTable, changesInWords } from './changes-table.tsx'

/** Every version with what it changed, and any two held against each other. */
export function VersionsSection({
  agreement,
  phoneOrder,
}: {
  agreement: AgreementRead
  phoneOrder?: number
}) {
  const { versions, draft, id, plan } = agreement
  const [isComparing, setIsComparing] = useState(false)
  const canCompare = agreement.terms !== null && (versions.length > 1 || plan !== null)
  const compare = canCompare && (
    <button type="button" className="word" onClick={() => setIsComparing(true)}>
      Compare
    </button>
  )
  return (
    <Section title="Versions" aside={compare} phoneOrder={phoneOrder}>
      <TimedList
        log
        entries={[
          ...(draft
            ? [
                {
                  id: 'draft',
                  when: <span className="soft">not yet</span>,
                  what: <Link to={`/agreements/${id}/draft`}>A change is being written</Link>,
                  under: changesInWords(draft.changes),
                },
              ]
            : []),
          ...versions.map((version) => ({
            id: String(version.version),
            when: <DayText day={version.effectiveOn} />,
            what: (
              <>
                <b>Version {version.version}</b>, {causeWords[version.cause]}
              </>
            ),
            under: <VersionWords version={version} />,
          })),
        ]}
      />
      <Modal opened={isComparing} onClose={() => setIsComparing(false)} title="What differs" size="lg">
        <Comparison agreement={agreement} />
      </Modal>
    </Section>
  )
}

function VersionWords({ version }: { version: AgreementRead['versions'][number] }) {
  const told = [version.note, changesInWords(version.changes)].filter((words) => words !== '').join('. ')
  return (
    <>
      {told && `${told}. `}
      {version.signedOn ? (
        <>
          Signed{version.signedBy && ` by ${version.signedBy}`}, <DayText day={version.signedOn} />
        </>
      ) : (
        `Noted by ${version.madeBy}`
      )}
    </>
  )
}

const planSides = ['made-from', 'newest'] as const

function Comparison({ agreement }: { agreement: AgreementRead }) {
  const { id: agreementId, versions, plan: madeFrom } = agreement
  const [before, setBefore] = useState<string | null>(versions[1] ? String(versions[1].version) : 'made-from')
  const [after, setAfter] = useState<string | null>(String(versions[0]?.version ?? 1))
  const own = versions.map(({ version }) => ({ value: String(version), label: `Version ${version}` }))
  const plans = madeFrom
    ? [
        { value: 'made-from', label: `${madeFrom.name} v${madeFrom.version}, its plan` },
        ...(madeFrom.newestVersion > madeFrom.version
          ? [{ value: 'newest', label: `${madeFrom.name} v${madeFrom.newestVersion}, the newest` }]
          : []),
      ]
    : []
  const plan = planSides.find((side) => side === before)
  const from = plan === undefined ? Number(before) : undefined
  const input = { agreementId, to: Number(after), from, plan }
  const difference = useQuery(api.agreements.compare.queryOptions({ input }))
  return (
    <>
      <Fields across={2}>
        <SelectField label="Before" options={[...own, ...plans]} value={before} onChange={setBefore} />
        <SelectField label="After" options={own} value={after} onChange={setAfter} />
      </Fields>
      {difference.data ? <ChangesTable {...difference.data} /> : <SkeletonLines rows={3} />}
    </>
  )
}
