import { Autocomplete, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Role } from '#kernel/actor.ts'
import { useParam } from '#web/address.ts'
import { api, type client } from '#web/api.ts'
import { useSession } from '#web/session.ts'
import { Cols } from '#web/ui/cols.tsx'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { CountField } from '#web/ui/count-field.tsx'
import { Crumb } from '#web/ui/crumb.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { StaleEdit } from '#web/ui/stale-edit.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { ApiKeys } from './parts/api-keys.tsx'
import { roleWords } from './parts/role-words.ts'
import { RolesField } from './parts/roles-field.tsx'
import { useOffBecause } from './parts/use-off-because.ts'
import { LeaveOf, Shifts } from './parts/working-time.tsx'

export type Person = Awaited<ReturnType<typeof client.firm.person>>

/** One colleague: what they may do, when they work, what an hour costs. */
export function PersonPage() {
  const id = useParam('id')
  const person = useQuery(api.firm.person.queryOptions({ input: { id } }))
  if (person.isError) throw person.error
  if (!person.data) return <SkeletonLines rows={8} />
  const { name, roles, email, hasAccess, endsOn } = person.data
  return (
    <>
      <Crumb
        path={[
          ['Firm', '/firm'],
          ['People', '/firm/people'],
        ]}
        here={name}
      />
      <PageHead
        title={name}
        sub={
          hasAccess ? (
            `${roles.map((role) => roleWords[role].name).join(', ')} · ${email}`
          ) : (
            <>
              Left on <DayText day={endsOn} />. What they did stays theirs.
            </>
          )
        }
      />
      <Cols>
        <div>
          <Work key={`work ${person.data.revision}`} person={person.data} />
          <Skills key={person.data.skills.join()} person={person.data} />
          <Shifts person={person.data} />
        </div>
        <div>
          <Access key={`access ${person.data.revision}`} person={person.data} />
          <LeaveOf person={person.data} />
          <Keys person={person.data} />
        </div>
      </Cols>
      <Leaving person={person.data} />
    </>
  )
}

const workNames = {
  name: 'Name',
  phone: 'Telephone',
  billingRole: 'Role on the rate card',
  costPerHourMinor: 'Cost an hour',
  hoursPerMonth: 'Hours on tickets a month',
  startsOn: 'Works here since',
}

function Work({ person }: { person: Person }) {
  const offBecause = useOffBecause('manage-people')
  const rateRoles = useRateRoles()
  const { name, phone, billingRole, costPerHourMinor, hoursPerMonth, startsOn } = person
  const form = useForm({
    initialValues: { name, phone, billingRole, costPerHourMinor, hoursPerMonth, startsOn },
  })
  const change = useSubmit(api.firm.changePerson, { form, said: () => 'Changed.' })
  const { costPerHourMinor: cost, ...others } = form.values
  const send = (revision: number) =>
    change.send({ id: person.id, revision, ...others, ...(cost === null ? {} : { costPerHourMinor: cost }) })
  return (
    <Section title="Work">
      <form onSubmit={form.onSubmit(() => send(person.revision))}>
        <Fields across={2}>
          <TextInput label={workNames.name} required {...form.getInputProps('name')} />
          <TextInput label={workNames.phone} type="tel" {...form.getInputProps('phone')} />
          <Autocomplete
            label={workNames.billingRole}
            description="Which rate their work has"
            data={rateRoles}
            required
            {...form.getInputProps('billingRole')}
          />
          <CountField
            label={workNames.hoursPerMonth}
            description="What plans may count on"
            {...form.getInputProps('hoursPerMonth')}
          />
          <MoneyField
            label={workNames.costPerHourMinor}
            description="Pay and what comes with it, an hour"
            disabled={person.costPerHourMinor === null}
            {...form.getInputProps('costPerHourMinor')}
          />
          <DayField label={workNames.startsOn} {...form.getInputProps('startsOn')} />
        </Fields>
        <StaleEdit
          of={change.refusal}
          typed={form.values}
          names={workNames}
          onKeepMine={send}
          onTakeTheirs={(current) => form.setValues(current)}
        />
        {change.refusal?.status !== 409 && <Refusal of={change.refusal} />}
        <PrimaryButton
          plain
          type="submit"
          busy={change.busy}
          offBecause={offBecause ?? (form.isDirty() ? undefined : 'Nothing has changed.')}
        >
          Keep these
        </PrimaryButton>
      </form>
    </Section>
  )
}

/** The roles of the rate card in force, for those who may see it. */
function useRateRoles(): string[] {
  const { may } = useSession()
  const cards = useQuery(api.firm.listRateCards.queryOptions({ enabled: may.includes('see-money') }))
  return Object.keys(cards.data?.items.find((version) => version.isInForce)?.rates.roles ?? {})
}

function Access({ person }: { person: Person }) {
  const offBecause = useOffBecause('manage-people')
  const form = useForm<{ roles: Role[] }>({ initialValues: { roles: person.roles } })
  const change = useSubmit(api.firm.changeRoles, { form, said: () => 'The roles are changed.' })
  return (
    <Section title="May do" aside={person.hasAccess ? 'can sign in' : 'has left'}>
      <form
        onSubmit={form.onSubmit(({ roles }) =>
          change.send({ id: person.id, revision: person.revision, roles }),
        )}
      >
        <Fields>
          <RolesField
            {...form.getInputProps('roles')}
            value={form.values.roles}
            disabled={offBecause !== undefined}
          />
        </Fields>
        <Refusal of={change.refusal} />
        <PrimaryButton
          plain
          type="submit"
          busy={change.busy}
          offBecause={offBecause ?? (form.isDirty() ? undefined : 'Nothing has changed.')}
        >
          Change the roles
        </PrimaryButton>
      </form>
    </Section>
  )
}

function Skills({ person }: { person: Person }) {
  const offBecause = useOffBecause('manage-people')
  const [typed, setTyped] = useState(person.skills.join(', '))
  useEffect(() => setTyped(person.skills.join(', ')), [person.skills])
  const change = useSubmit(api.firm.changeSkills, { said: () => 'Kept.' })
  const skills = typed
    .split(',')
    .map((skill) => skill.trim())
    .filter(Boolean)
  const isSame = skills.join() === person.skills.join()
  return (
    <Section title="Knows" lead="Technologies, parted by commas: tickets look for who knows them.">
      <Fields>
        <TextInput
          label="Skills"
          value={typed}
          disabled={offBecause !== undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Fields>
      <Refusal of={change.refusal} />
      <PrimaryButton
        plain
        busy={change.busy}
        offBecause={offBecause ?? (isSame ? 'Nothing has changed.' : undefined)}
        onClick={() => change.send({ id: person.id, skills })}
      >
        Keep them
      </PrimaryButton>
    </Section>
  )
}

function Keys({ person }: { person: Person }) {
  const revoke = useSubmit(api.firm.revokePersonsKey, { said: () => 'The key works no more.' })
  if (person.apiKeys.length === 0) return null
  return (
    <Section title="API keys">
      <Refusal of={revoke.refusal} />
      <ApiKeys keys={person.apiKeys} onRevoke={(keyId) => revoke.send({ id: person.id, keyId })} />
    </Section>
  )
}

/** The way out: access ends at once, and later the name may be erased. */
function Leaving({ person }: { person: Person }) {
  const offBecause = useOffBecause('manage-people')
  const navigate = useNavigate()
  const end = useSubmit(api.firm.endAccess, { said: () => `${person.name} can no longer sign in.` })
  const erase = useSubmit(api.firm.erasePerson, { done: () => void navigate({ to: '/firm/people' }) })
  if (offBecause) return null
  return (
    <Section title={person.hasAccess ? 'When somebody leaves' : 'Erase'}>
      {person.hasAccess ? (
        <>
          <p className="soft measure" style={{ margin: '4px 0 12px' }}>
            Every session and key stops at once. Time, tickets and invoices keep who did them.
          </p>
          <ConfirmButton
            grave
            question={`End the access of ${person.name}?`}
            consequence="They are signed out everywhere at once. An invitation lets them back in."
            yes="End it"
            busy={end.busy}
            onYes={() => end.sendAndWait({ id: person.id })}
            inside={<Refusal of={end.refusal} />}
          >
            End access
          </ConfirmButton>
        </>
      ) : (
        <>
          <p className="soft measure" style={{ margin: '4px 0 12px' }}>
            Name, address, leave and mails are overwritten. The books keep a number without a name.
          </p>
          <ConfirmButton
            grave
            question={`Erase ${person.name}?`}
            consequence="The name is overwritten everywhere, also in the record of who did what. This can’t be undone."
            yes="Erase"
            busy={erase.busy}
            onYes={() => erase.sendAndWait({ id: person.id })}
            inside={<Refusal of={erase.refusal} />}
          >
            Erase
          </ConfirmButton>
        </>
      )}
      <Refusal of={end.refusal ?? erase.refusal} />
    </Section>
  )
}
