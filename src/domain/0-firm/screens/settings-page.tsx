import './parts/firm.css'
import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api } from '#web/api.ts'
import { CountField } from '#web/ui/count-field.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { useOffBecause } from './parts/use-off-because.ts'

type Value = boolean | number | string
type Setting = {
  name: string
  group: string
  says: string
  value: Value
  usual: Value
  words?: Record<string, string> | undefined
  from?: number | undefined
  to?: number | undefined
}

/** How the firm works. Its size sets all of it; what is set otherwise says so. */
export function SettingsPage() {
  const settings = useQuery(api.firm.listSettings.queryOptions())
  if (settings.isError) throw settings.error
  const groups = [...new Set(settings.data?.items.map((setting) => setting.group))]
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="How we work" />
      <PageHead
        title="How we work"
        sub={
          <>
            The <Link to="/firm/details">size of the firm</Link> sets all of this. Change what fits you
            better; nothing is taken away.
          </>
        }
      />
      {!settings.data && <SkeletonLines rows={8} />}
      {groups.map((group) => (
        <Section key={group} title={group}>
          {settings.data?.items
            .filter((setting) => setting.group === group)
            .map((setting) => (
              <SettingRow key={setting.name} setting={setting} />
            ))}
        </Section>
      ))}
    </>
  )
}

function SettingRow({ setting }: { setting: Setting }) {
  const off = useOffBecause('manage-firm')
  const refresh = [api.firm.listSettings.key()]
  const change = useSubmit(api.firm.changeSetting, { refresh })
  const reset = useSubmit(api.firm.resetSetting, { refresh })
  const { name, says, value, usual } = setting
  return (
    <div className={typeof value === 'boolean' ? 'setting on-off' : 'setting'}>
      <div>
        {says}
        {value !== usual && (
          <span className="under">
            Usual is {valueWords(setting, usual)}.{' '}
            {!off && (
              <button type="button" className="word" onClick={() => reset.send({ name })}>
                Back to usual
              </button>
            )}
          </span>
        )}
        <Refusal of={change.refusal ?? reset.refusal} />
      </div>
      <div className="control">
        <Control
          setting={setting}
          off={off !== undefined}
          onChange={(now) => change.send({ name, value: now })}
        />
      </div>
    </div>
  )
}

type ControlProps = { setting: Setting; off: boolean; onChange: (value: Value) => void }

function Control({ setting, off, onChange }: ControlProps) {
  const { says, value, words } = setting
  if (words) {
    return (
      <SelectField
        label={<span className="unseen">{says}</span>}
        options={Object.entries(words).map(([word, label]) => ({ value: word, label }))}
        value={String(value)}
        disabled={off}
        onChange={(chosen) => chosen !== null && onChange(chosen)}
      />
    )
  }
  if (typeof value === 'number')
    return <NumberControl says={says} value={value} off={off} onChange={onChange} />
  return (
    <Switch
      aria-label={says}
      checked={value === true}
      disabled={off}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

type NumberControlProps = { says: string; value: number; off: boolean; onChange: (value: number) => void }

/** Sends a number when it is left, not at every digit. */
function NumberControl({ says, value, off, onChange }: NumberControlProps) {
  const [typed, setTyped] = useState<number | null>(value)
  useEffect(() => setTyped(value), [value])
  return (
    <CountField
      label={<span className="unseen">{says}</span>}
      value={typed}
      disabled={off}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== null && typed !== value) onChange(typed)
      }}
    />
  )
}

const valueWords = ({ words }: Setting, value: Value) =>
  words?.[String(value)] ?? (value === true ? 'yes' : value === false ? 'no' : String(value))
