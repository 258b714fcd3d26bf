import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { firmSentences, mayTakeLeave } from '#firm/rules'
import { sentence } from '#kernel/sentences.ts'
import { api } from '#web/api.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { type EditedHours, HoursEditor } from './hours-editor.tsx'
import { hoursWords } from './hours-words.ts'
import { useOffBecause } from './use-off-because.ts'

type Leave = { id: string; fromOn: string; toOn: string; kind: string }
type Worker = { id: string; name: string; shifts: EditedHours; leave: Leave[] }

/** When somebody works: their own shifts, or the firm's opening hours. */
export function Shifts({ person }: { person: Worker }) {
  const offBecause = useOffBecause('manage-people')
  const calendars = useQuery(api.firm.listCalendars.queryOptions())
  const usual = calendars.data?.items.find((calendar) => calendar.isDefault)?.spec.hours ?? {}
  const [shifts, setShifts] = useState<EditedHours>(person.shifts)
  useEffect(() => setShifts(person.shifts), [person.shifts])
  const change = useSubmit(api.firm.changeShifts, { said: () => 'Kept.' })
  const isUsual = Object.keys(shifts).length === 0
  const isSame = JSON.stringify(shifts) === JSON.stringify(person.shifts)
  return (
    <Section
      title="Shifts"
      aside={
        !offBecause && (
          <button type="button" className="word" onClick={() => setShifts(isUsual ? usual : {})}>
            {isUsual ? 'Give shifts of their own' : 'Back to the opening hours'}
          </button>
        )
      }
    >
      {isUsual ? (
        <p className="soft" style={{ margin: '4px 0 12px' }}>
          Works when the firm is open: {hoursWords(usual)}.
        </p>
      ) : (
        <HoursEditor
          hours={shifts}
          off={offBecause !== undefined}
          without="away"
          onChange={(now) => setShifts(now)}
        />
      )}
      <Refusal of={change.refusal} />
      {!isSame && (
        <PrimaryButton
          plain
          busy={change.busy}
          offBecause={offBecause}
          onClick={() => change.send({ id: person.id, shifts })}
        >
          {isUsual ? 'Work the opening hours' : 'Keep these shifts'}
        </PrimaryButton>
      )}
    </Section>
  )
}

export function LeaveOf({ person }: { person: Worker }) {
  const offBecause = useOffBecause('manage-people')
  const [adding, setAdding] = useState(false)
  const cancel = useSubmit(api.firm.cancelLeave, { said: () => 'The leave is cancelled.' })
  return (
    <Section
      title="Leave"
      aside={
        !offBecause &&
        !adding && (
          <button type="button" className="word" onClick={() => setAdding(true)}>
            Enter leave
          </button>
        )
      }
    >
      {adding && <LeaveForm person={person} onDone={() => setAdding(false)} />}
      <Refusal of={cancel.refusal} />
      <DataTable
        label="Leave"
        dense
        rows={person.leave}
        rowKey={(row) => row.id}
        empty={<p className="soft">None entered.</p>}
        columns={[
          { id: 'from', head: 'From', cell: (row) => <DayText day={row.fromOn} />, phone: 'lead' },
          { id: 'to', head: 'Back on', cell: (row) => <DayText day={row.toOn} /> },
          { id: 'kind', head: 'Why', value: (row) => row.kind },
          {
            id: 'act',
            head: '',
            align: 'right',
            phone: 'act',
            cell: (row) =>
              !offBecause && (
                <button
                  type="button"
                  className="word"
                  onClick={() => cancel.send({ id: person.id, leaveId: row.id })}
                >
                  Cancel<span className="unseen"> leave from {row.fromOn}</span>
                </button>
              ),
          },
        ]}
      />
    </Section>
  )
}

function LeaveForm({ person, onDone }: { person: Worker; onDone: () => void }) {
  const form = useForm({ initialValues: { fromOn: '', toOn: '', kind: 'holiday' } })
  const take = useSubmit(api.firm.takeLeave, { form, done: onDone })
  const { fromOn, toOn } = form.values
  const fits = fromOn && toOn ? mayTakeLeave({ fromOn, toOn }, person.leave) : undefined
  const offBecause = !fits
    ? 'Both days are needed.'
    : fits.yes
      ? undefined
      : sentence(fits.reason, fits.about, firmSentences)
  return (
    <form onSubmit={form.onSubmit((values) => take.send({ id: person.id, ...values }))}>
      <Fields across={3}>
        <DayField label="First day away" {...form.getInputProps('fromOn')} />
        <DayField label="First day back" {...form.getInputProps('toOn')} />
        <TextInput label="Why" required {...form.getInputProps('kind')} />
      </Fields>
      <Refusal of={take.refusal} />
      <div className="button-row" style={{ marginBottom: 16 }}>
        <PrimaryButton plain type="submit" busy={take.busy} offBecause={offBecause}>
          Enter it
        </PrimaryButton>
        <Button onClick={onDone}>Leave it</Button>
      </div>
    </form>
  )
}
