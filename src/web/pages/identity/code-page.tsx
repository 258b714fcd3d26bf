import { Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { auth } from '#web/session.ts'
import { Fields } from '#web/ui/fields.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { nextPage } from './auth-sentences.ts'
import { IdentityFrame } from './identity-frame.tsx'
import { Said } from './said.tsx'
import { useAuthStep } from './use-auth-step.ts'

/** The second step: the code of this half minute, or one of the spare codes. */
export function CodePage() {
  const search: { next?: string } = useSearch({ strict: false })
  const [spare, setSpare] = useState(false)
  const step = useAuthStep()
  const form = useForm({ initialValues: { code: '', trustDevice: false } })
  const verify = (values: typeof form.values) =>
    step.run(
      () => {
        const answer = { code: values.code.replace(/\s/g, ''), trustDevice: values.trustDevice }
        return spare ? auth.twoFactor.verifyBackupCode(answer) : auth.twoFactor.verifyTotp(answer)
      },
      () => location.assign(nextPage(search.next)),
    )
  return (
    <IdentityFrame
      title={spare ? 'One of your spare codes' : 'The code on your device'}
      sub={spare ? 'Each works once.' : 'Six digits from your authenticator app.'}
      instead={
        <>
          <button type="button" className="word" onClick={() => setSpare(!spare)}>
            {spare ? 'Use the app instead' : 'I don’t have my device'}
          </button>
          <Link to="/sign-in">Sign in as someone else</Link>
        </>
      }
    >
      <form onSubmit={form.onSubmit(verify)}>
        <Fields>
          <TextInput
            className="code-field"
            label="Code"
            autoComplete="one-time-code"
            inputMode={spare ? 'text' : 'numeric'}
            required
            autoFocus
            {...form.getInputProps('code')}
          />
          <Checkbox
            label="Don’t ask on this device for 30 days"
            {...form.getInputProps('trustDevice', { type: 'checkbox' })}
          />
        </Fields>
        <Said sentence={step.sentence} />
        <PrimaryButton type="submit" busy={step.busy}>
          Go on
        </PrimaryButton>
      </form>
    </IdentityFrame>
  )
}
