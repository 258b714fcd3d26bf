import { PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { api, queryClient } from '#web/api.ts'
import { auth } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Section } from '#web/ui/section.tsx'
import { tell } from '#web/ui/tell.tsx'
import { QrPicture } from './qr-picture.tsx'
import { Said } from './said.tsx'
import { useAuthStep } from './use-auth-step.ts'

type Begun = { totpURI: string; backupCodes: readonly string[] }

/** A code from a device besides the password: switched on in two steps, off with the password. */
export function SecondStep({ isOn, hasPassword }: { isOn: boolean; hasPassword: boolean }) {
  const [begun, setBegun] = useState<Begun>()
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.firm.account.key() })
  if (!hasPassword) return null
  return (
    <Section title="Second step" aside={isOn ? 'on' : 'off'}>
      {begun && !isOn ? (
        <Confirm begun={begun} done={refresh} />
      ) : (
        <Switch isOn={isOn} begin={setBegun} done={refresh} />
      )}
      {begun && isOn && <SpareCodes codes={begun.backupCodes} />}
      {isOn && !begun && <NewSpareCodes />}
    </Section>
  )
}

type SwitchProps = { isOn: boolean; begin: (begun: Begun) => void; done: () => Promise<void> }

function Switch({ isOn, begin, done }: SwitchProps) {
  const step = useAuthStep()
  const turnOff = (password: string) =>
    step.run(
      () => auth.twoFactor.disable({ password }),
      () => {
        tell('The second step is off; the password alone signs in.')
        void done()
      },
    )
  const turnOn = (password: string) =>
    step.run(
      () => auth.twoFactor.enable({ password }),
      (answer) => {
        if ('totpURI' in answer) begin(answer)
      },
    )
  return (
    <WithPassword
      lead={
        isOn
          ? 'Signing in asks for a code from your device.'
          : 'With it, a stolen password opens nothing: signing in also asks for a code from your device.'
      }
      label="Your password"
      does={isOn ? 'Switch it off' : 'Switch it on'}
      step={step}
      send={isOn ? turnOff : turnOn}
    />
  )
}

type WithPasswordProps = {
  lead: string
  label: string
  does: string
  step: { busy: boolean; sentence: string | undefined }
  send: (password: string) => Promise<void>
}

/** What changes the second step asks for the password, whoever sits at the open screen. */
function WithPassword({ lead, label, does, step, send }: WithPasswordProps) {
  const form = useForm({ initialValues: { password: '' } })
  return (
    <form onSubmit={form.onSubmit(({ password }) => send(password).then(form.reset))}>
      <p className="soft">{lead}</p>
      <Fields>
        <PasswordInput
          label={label}
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
      </Fields>
      <Said sentence={step.sentence} />
      <PrimaryButton plain type="submit" busy={step.busy}>
        {does}
      </PrimaryButton>
    </form>
  )
}

function Confirm({ begun, done }: { begun: Begun; done: () => Promise<void> }) {
  const step = useAuthStep()
  const form = useForm({ initialValues: { code: '' } })
  const verify = ({ code }: typeof form.values) =>
    step.run(
      () => auth.twoFactor.verifyTotp({ code: code.replace(/\s/g, '') }),
      () => {
        tell('The second step is on.')
        void done()
      },
    )
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
  return (
    <form onSubmit={form.onSubmit(verify)}>
      <p className="soft measure">
        Scan it with an authenticator app, <a href={begun.totpURI}>open it on this device</a>, or type the
        key. Then type the code it shows.
      </p>
      <QrPicture text={begun.totpURI} label="Key for your authenticator app" />
      <p className="mono small">{secret.match(/.{1,4}/g)?.join(' ')}</p>
      <Fields>
        <TextInput
          className="code-field"
          label="Code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          {...form.getInputProps('code')}
        />
      </Fields>
      <Said sentence={step.sentence} />
      <PrimaryButton type="submit" busy={step.busy}>
        Switch it on
      </PrimaryButton>
    </form>
  )
}

/** New spare codes take the place of the old ones: when they were used up, or somebody saw them. */
function NewSpareCodes() {
  const step = useAuthStep()
  const [codes, setCodes] = useState<readonly string[]>()
  const renew = (password: string) =>
    step.run(
      () => auth.twoFactor.generateBackupCodes({ password }),
      ({ backupCodes }) => setCodes(backupCodes),
    )
  if (codes) return <SpareCodes codes={codes} />
  return (
    <div style={{ marginTop: 24 }}>
      <WithPassword
        lead="Spare codes used up, or seen by somebody? New ones take their place."
        label="Your password, for new spare codes"
        does="Make new spare codes"
        step={step}
        send={renew}
      />
    </div>
  )
}

/** Shown this once, when the step has just been switched on. */
function SpareCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div style={{ marginTop: 16 }}>
      <p className="risk">
        Write these down: each signs you in once without your device. They are not shown again.
      </p>
      <p className="mono" style={{ marginTop: 8, columns: 2, maxWidth: 320 }}>
        {codes.map((code) => (
          <span key={code} style={{ display: 'block' }}>
            {code}
          </span>
        ))}
      </p>
    </div>
  )
}
