import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '#kernel/actor.ts'
import { api } from '#web/api.ts'
import { useSession } from '#web/session.ts'
import { Crumb } from '#web/ui/crumb.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DayText } from '#web/ui/day-text.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useListState } from '#web/ui/use-list-state.ts'
import { useSubmit } from '#web/ui/use-submit.ts'
import { roleWords } from './parts/role-words.ts'
import { RolesField } from './parts/roles-field.tsx'
import { ShownOnce } from './parts/shown-once.tsx'
import { useOffBecause } from './parts/use-off-because.ts'

const rolesText = (roles: readonly Role[]) => roles.map((role) => roleWords[role].name).join(', ')

export function PeoplePage() {
  const { may } = useSession()
  const [inviting, setInviting] = useState(false)
  const [link, setLink] = useState<{ name: string; link: string }>()
  const offBecause = useOffBecause('manage-people')
  return (
    <>
      <Crumb path={[['Firm', '/firm']]} here="People" />
      <PageHead
        title="People"
        sub="Who works here, what they may do, and what an hour of theirs costs."
        actions={
          !inviting && (
            <PrimaryButton offBecause={offBecause} onClick={() => setInviting(true)}>
              Invite somebody
            </PrimaryButton>
          )
        }
      />
      {link && (
        <ShownOnce title={`The link for ${link.name}`} secret={link.link} onDone={() => setLink(undefined)}>
          It went out by mail too, if a mail server is set. It works once, within 14 days.
        </ShownOnce>
      )}
      {inviting && <Invite onDone={() => setInviting(false)} onLink={setLink} />}
      <Colleagues />
      {may.includes('manage-people') && <Invitations onLink={setLink} />}
    </>
  )
}

function Colleagues() {
  const list = useListState({
    sorts: ['name', 'email', 'roles', 'hoursPerMonth', 'startsOn'],
    sort: 'name',
    filters: { q: 'text', hasAccess: ['true', 'false'] },
  })
  const people = useQuery(
    api.firm.listPeople.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  if (people.isError) throw people.error
  return (
    <Section title="Who works here">
      <FilterBar
        state={list}
        search={{ name: 'q', label: 'Name or e-mail' }}
        filters={[
          {
            name: 'hasAccess',
            label: 'Access',
            options: [
              { value: 'true', label: 'Can sign in' },
              { value: 'false', label: 'Has left' },
            ],
          },
        ]}
      />
      <DataTable
        label="People"
        state={list}
        rows={people.data?.items}
        total={people.data?.total ?? 0}
        rowKey={(row) => row.id}
        to={(row) => `/firm/people/${row.id}`}
        csv={{ href: list.csvHref('/people') }}
        empty={<p className="soft">Nobody like that.</p>}
        columns={[
          { id: 'name', head: 'Name', sorts: true, value: (row) => row.name, phone: 'lead' },
          { id: 'roles', head: 'Roles', sorts: true, value: (row) => rolesText(row.roles) },
          { id: 'email', head: 'E-mail', sorts: true, value: (row) => row.email },
          {
            id: 'since',
            head: 'Here',
            cell: (row) =>
              row.hasAccess ? (
                row.startsOn ? (
                  <>
                    since <DayText day={row.startsOn} />
                  </>
                ) : (
                  'can sign in'
                )
              ) : (
                <>
                  until <DayText day={row.endsOn} />
                </>
              ),
          },
          {
            id: 'hoursPerMonth',
            head: 'Hours a month',
            sorts: true,
            align: 'right',
            value: (row) => row.hoursPerMonth || null,
            cell: (row) => row.hoursPerMonth || <span className="faint">–</span>,
            phone: 'hide',
          },
          {
            id: 'cost',
            head: 'Cost an hour',
            align: 'right',
            cell: (row) => <MoneyText minor={row.costPerHourMinor || null} bare />,
            phone: 'hide',
          },
        ]}
      />
    </Section>
  )
}

type Told = { name: string; link: string }

function Invite({ onDone, onLink }: { onDone: () => void; onLink: (told: Told) => void }) {
  const form = useForm<{ name: string; email: string; roles: Role[] }>({
    initialValues: { name: '', email: '', roles: ['technician'] },
    validate: { roles: (roles) => (roles.length === 0 ? 'One role at least is needed.' : null) },
  })
  const invite = useSubmit(api.firm.invite, {
    form,
    done: ({ link }, { name }) => {
      if (link) onLink({ name, link })
      onDone()
    },
  })
  return (
    <Section title="Invite somebody" aside="by mail, and by a link you can hand over">
      <form onSubmit={form.onSubmit((values) => invite.send(values))}>
        <Fields across={2}>
          <TextInput label="Name" required autoFocus {...form.getInputProps('name')} />
          <TextInput label="E-mail" type="email" required {...form.getInputProps('email')} />
          <RolesField {...form.getInputProps('roles')} value={form.values.roles} />
        </Fields>
        <Refusal of={invite.refusal} />
        <div className="button-row">
          <PrimaryButton type="submit" busy={invite.busy}>
            Invite {form.values.name || 'them'}
          </PrimaryButton>
          <Button onClick={onDone}>Leave it</Button>
        </div>
      </form>
    </Section>
  )
}

const stateWords = { open: 'open', accepted: 'joined', revoked: 'taken back', expired: 'over' } as const

function Invitations({ onLink }: { onLink: (told: Told) => void }) {
  const list = useListState({
    sorts: ['madeAt', 'name', 'email'],
    sort: '-madeAt',
    filters: { state: ['open', 'accepted', 'revoked', 'expired'] },
    prefix: 'invited-',
  })
  const invitations = useQuery(
    api.firm.listInvitations.queryOptions({ input: list.input, placeholderData: keepPreviousData }),
  )
  const again = useSubmit(api.firm.inviteAgain, {
    said: () => 'A new link is on its way; the old one ended.',
  })
  const revoke = useSubmit(api.firm.revokeInvitation, { said: () => 'The invitation is taken back.' })
  if (invitations.isError) throw invitations.error
  if (invitations.data?.total === 0 && Object.keys(list.filters).length === 0) return null
  return (
    <Section title="Invitations">
      <FilterBar
        state={list}
        filters={[
          {
            name: 'state',
            label: 'State',
            options: Object.entries(stateWords).map(([value, label]) => ({ value, label })),
          },
        ]}
      />
      <Refusal of={again.refusal ?? revoke.refusal} />
      <DataTable
        label="Invitations"
        state={list}
        rows={invitations.data?.items}
        total={invitations.data?.total ?? 0}
        rowKey={(row) => row.id}
        csv={{ href: list.csvHref('/invitations') }}
        empty={<p className="soft">None like that.</p>}
        columns={[
          { id: 'name', head: 'Name', sorts: true, value: (row) => row.name, phone: 'lead' },
          { id: 'email', head: 'E-mail', sorts: true, value: (row) => row.email },
          { id: 'roles', head: 'Roles', value: (row) => rolesText(row.roles) },
          {
            id: 'madeAt',
            head: 'Invited',
            sorts: true,
            cell: (row) => (
              <>
                <InstantText at={row.madeAt} /> by {row.madeBy}
              </>
            ),
          },
          { id: 'state', head: 'State', value: (row) => stateWords[row.state], phone: 'end' },
          {
            id: 'act',
            head: '',
            align: 'right',
            phone: 'act',
            cell: (row) =>
              (row.state === 'open' || row.state === 'expired') && (
                <span className="nowrap">
                  <button
                    type="button"
                    className="word"
                    onClick={() =>
                      void again
                        .sendAndWait({ id: row.id })
                        .then((answer) => answer?.link && onLink({ name: row.name, link: answer.link }))
                    }
                  >
                    New link
                  </button>
                  {' · '}
                  <button type="button" className="word" onClick={() => revoke.send({ id: row.id })}>
                    Take back
                  </button>
                </span>
              ),
          },
        ]}
      />
    </Section>
  )
}
