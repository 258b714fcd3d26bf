import { Button, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { refusalOf } from '#web/refusal.ts'
import { firmNowMs } from '#web/server-time.ts'
import { useSession } from '#web/session.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { HoursField } from '#web/ui/hours-field.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { CoverageBox } from './coverage-box.tsx'
import { instantAtWall, todayIn } from './wall-time.ts'
import { workTypeOptions } from './words.ts'

type Of = { ticketId?: string; clientId?: string }
const chargeOptions = [
  { value: 'as-rated', label: 'As rated' },
  { value: 'no-charge', label: 'No charge, shown' },
  { value: 'internal', label: 'Internal, hidden' },
] as const

/** Time typed by hand, with what becomes of it told before it is logged, by the rating that bills it. */
export function LogTimeForm({ of, close }: { of: Of; close: () => void }) {
  const manner = useManner()
  const session = useSession()
  const [day, setDay] = useState<string>(() => todayIn(firmNowMs(), manner))
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [minutes, setMinutes] = useState<number | null>(null)
  const [workType, setWorkType] = useState<string>('remote')
  const [charge, setCharge] = useState<(typeof chargeOptions)[number]['value']>('as-rated')
  const [chargeReason, setChargeReason] = useState('')
  const [body, setBody] = useState('')
  const [note, setNote] = useState('')
  const log = useSubmit(api.service.logTime, {
    done: close,
    refresh: [api.service.key()],
    said: ({ late }) => (late ? 'Logged. That period is billed: the next invoice adjusts.' : 'Logged.'),
  })

  const startedAt = instantAtWall(day, from, manner)
  const endedAt = instantAtWall(day, to, manner)
  const when =
    startedAt && endedAt ? { startedAt, endedAt } : minutes ? { workedOn: day, minutes } : undefined
  const entry = when && { ...of, ...when, workType, charge, chargeReason }
  const [asked] = useDebouncedValue(entry, 350)
  const preview = useQuery(
    api.service.previewTime.queryOptions({
      input: asked ?? {},
      enabled: asked !== undefined && (charge === 'as-rated' || chargeReason !== ''),
      placeholderData: keepPreviousData,
      retry: false,
    }),
  )
  return (
    <form
      style={{ marginTop: 12 }}
      onSubmit={(event) => {
        event.preventDefault()
        if (entry) log.send({ ...entry, body, note })
      }}
    >
      <Fields across={2}>
        <DayField label="Day" value={day} onChange={(value) => value && setDay(value)} />
        <HoursField
          label="Or hours"
          value={minutes}
          onChange={setMinutes}
          disabled={from !== '' || to !== ''}
        />
        <TextInput
          type="time"
          label="From"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput type="time" label="To" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
        <SelectField
          label="Work"
          options={workTypeOptions}
          value={workOf(workType)}
          onChange={(value) => setWorkType(value ?? 'remote')}
        />
        {session.may.includes('change-time') && (
          <SelectField
            label="Charge"
            options={chargeOptions}
            value={charge}
            onChange={(value) => setCharge(value ?? 'as-rated')}
          />
        )}
      </Fields>
      {charge !== 'as-rated' && (
        <TextInput
          label="Why"
          value={chargeReason}
          onChange={(event) => setChargeReason(event.currentTarget.value)}
          mb="sm"
        />
      )}
      <Textarea
        label="What was done, as the client reads it"
        rows={2}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <TextInput
        label="For us only"
        mt="sm"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div aria-live="polite" style={{ margin: '12px 0' }}>
        {preview.data && asked && (
          <>
            <h3>{preview.data.headline}</h3>
            <CoverageBox coverage={preview.data} />
          </>
        )}
        {preview.error && asked && <Refusal of={refusalOf(preview.error)} />}
      </div>
      <Refusal of={log.refusal} />
      <div className="button-row">
        <PrimaryButton
          plain
          type="submit"
          busy={log.busy}
          offBecause={entry ? undefined : 'Say from when to when, or how long.'}
        >
          Log time
        </PrimaryButton>
        <Button onClick={close}>Leave it</Button>
      </div>
    </form>
  )
}

const workOf = (value: string) => workTypeOptions.find((one) => one.value === value)?.value ?? null
