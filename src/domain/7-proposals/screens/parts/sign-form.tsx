import { Button, Checkbox, Radio, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { api, type client } from '#web/api.ts'
import { useManner } from '#web/manner.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { moneyText } from '#web/ui/format.ts'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { Seal } from './proposal-doc.tsx'
import { recommendedOf, type SealedOption } from './sealed.ts'

export type Opened = Awaited<ReturnType<typeof client.proposals.open>>

/** Choose, say who you are, agree, sign: one button that says what it costs. */
export function SignForm({ token, opened }: { token: string; opened: Opened }) {
  const { proposal, hash } = opened
  const form = useForm({
    initialValues: {
      optionKey: recommendedOf(proposal)?.key ?? '',
      lineKeys: [] as string[],
      name: proposal.contact.name,
      title: proposal.contact.title,
      email: proposal.contact.email,
      consent: false,
    },
  })
  const sign = useSubmit(api.proposals.sign, { form, refresh: [api.proposals.open.key()] })
  const { optionKey, lineKeys } = form.values
  const option = proposal.options.find(({ key }) => key === optionKey)
  const send = ({ consent, ...values }: typeof form.values) => {
    if (consent) sign.send({ token, hash, ...values, consent })
  }
  return (
    <section id="sign">
      <h2>Sign</h2>
      <form className="sign-box" onSubmit={form.onSubmit(send)}>
        <Radio.Group
          aria-label="Option"
          value={optionKey}
          onChange={(key) => form.setValues({ optionKey: key, lineKeys: [] })}
        >
          <div className="choice">
            {proposal.options.map((one) => (
              <Radio.Card key={one.key} value={one.key}>
                <span className="choice-in">
                  <Radio.Indicator size="xs" />
                  <span>
                    {one.name}
                    <small className="choice-price">
                      <Plain price={one.price} currency={proposal.currency} />
                    </small>
                  </span>
                </span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        {option && option.optionalLines.length > 0 && (
          <div style={{ display: 'grid', gap: 8, marginBottom: 20 }}>
            {option.optionalLines.map(({ line, ...price }) => (
              <Checkbox
                key={line.key}
                label={
                  <>
                    With {line.name}, <Plain price={price} currency={proposal.currency} />
                  </>
                }
                checked={lineKeys.includes(line.key)}
                onChange={(event) =>
                  form.setFieldValue(
                    'lineKeys',
                    event.currentTarget.checked
                      ? [...lineKeys, line.key]
                      : lineKeys.filter((key) => key !== line.key),
                  )
                }
              />
            ))}
          </div>
        )}
        <Fields across={3}>
          <TextInput label="Your full name" autoComplete="name" {...form.getInputProps('name')} />
          <TextInput label="Title" autoComplete="organization-title" {...form.getInputProps('title')} />
          <TextInput label="E-mail" type="email" autoComplete="email" {...form.getInputProps('email')} />
        </Fields>
        <Checkbox
          className="consent"
          label={proposal.consent}
          {...form.getInputProps('consent', { type: 'checkbox' })}
        />
        <Refusal of={sign.refusal} />
        <PrimaryButton
          type="submit"
          big
          busy={sign.busy}
          offBecause={form.values.consent ? undefined : 'Tick the sentence above: it is what you sign.'}
        >
          <SignWords option={option} lineKeys={lineKeys} currency={proposal.currency} />
        </PrimaryButton>
        <p className="doc-seal">You get the signed PDF by e-mail at once.</p>
        <Seal
          words={`What you sign is sealed, revision ${proposal.revision}${proposal.previousHash ? `, follows revision ${proposal.revision - 1}` : ''}: SHA-256`}
          hash={hash}
        />
      </form>
      <NotYet token={token} phone={proposal.firm.phone} />
    </section>
  )
}

function SignWords({
  option,
  lineKeys,
  currency,
}: {
  option: SealedOption | undefined
  lineKeys: readonly string[]
  currency: string
}) {
  const manner = useManner()
  if (!option) return <>Sign</>
  const chosen = option.optionalLines.filter(({ line }) => lineKeys.includes(line.key))
  const sum = (of: 'monthlyMinor' | 'onceMinor') =>
    chosen.reduce((all, one) => all + one[of], option.price[of])
  const [monthly, once] = [sum('monthlyMinor'), sum('onceMinor')]
  const money = (minor: number) => moneyText(minor, manner, { currency, whole: minor % 100 === 0 })
  return (
    <>
      Sign {option.name} at {monthly > 0 ? `${money(monthly)} a month` : money(once)}
    </>
  )
}

type Priced = { monthlyMinor: number; onceMinor: number }

function Plain({ price, currency }: { price: Priced; currency: string }) {
  const manner = useManner()
  const main = price.monthlyMinor || price.onceMinor
  return (
    <>
      {moneyText(main, manner, { currency, whole: main % 100 === 0 })}{' '}
      {price.monthlyMinor > 0 ? 'a month' : 'once'}
    </>
  )
}

/** Whoever isn't ready asks, or says no and why. */
function NotYet({ token, phone }: { token: string; phone: string }) {
  const [way, setWay] = useState<'ask' | 'decline'>()
  const [words, setWords] = useState('')
  const leave = () => {
    setWay(undefined)
    setWords('')
  }
  const ask = useSubmit(api.proposals.ask, {
    refresh: [],
    said: () => 'Your question is on its way.',
    done: leave,
  })
  const decline = useSubmit(api.proposals.decline, { refresh: [api.proposals.open.key()], done: leave })
  if (!way)
    return (
      <p className="doc-note" style={{ color: 'var(--ink-2)' }}>
        Not yet?{' '}
        <button type="button" className="word" onClick={() => setWay('ask')}>
          Ask a question
        </button>{' '}
        or{' '}
        <button type="button" className="word" onClick={() => setWay('decline')}>
          say no and tell us why
        </button>
        .{phone && <> Call {phone}.</>}
      </p>
    )
  const submit = way === 'ask' ? ask : decline
  return (
    <div style={{ display: 'grid', gap: 12, marginTop: 16, maxWidth: 560 }}>
      <Textarea
        label={way === 'ask' ? 'Your question' : 'Why not'}
        autosize
        minRows={3}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Refusal of={submit.refusal} />
      <div className="button-row">
        <PrimaryButton
          plain
          busy={submit.busy}
          offBecause={words.trim() ? undefined : 'Write a few words.'}
          onClick={() =>
            way === 'ask' ? ask.send({ token, words }) : decline.send({ token, reason: words })
          }
        >
          {way === 'ask' ? 'Send the question' : 'Decline the proposal'}
        </PrimaryButton>
        <Button variant="subtle" onClick={leave}>
          Leave it
        </Button>
      </div>
    </div>
  )
}
