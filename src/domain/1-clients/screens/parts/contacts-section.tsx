import { Button, Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useOffBecause } from '#firm/screens/parts/use-off-because.ts'
import { api } from '#web/api.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Fields } from '#web/ui/fields.tsx'
import { MoneyField } from '#web/ui/money-field.tsx'
import { MoneyText } from '#web/ui/money-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { TimedList } from '#web/ui/timed-list.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import type { ClientRead } from './client.ts'

type Contact = ClientRead['contacts'][number]

export function ContactsSection({ client }: { client: ClientRead }) {
  const [edited, setEdited] = useState<Contact | 'new'>()
  const offBecause = useOffBecause('manage-clients')
  const give = useSubmit(api.clients.giveAccess, { said: () => 'They can sign in by a link now.' })
  const erase = useSubmit(api.clients.eraseContact, { said: () => 'Erased.' })
  return (
    <Section
      title="Contacts"
      aside={
        !offBecause && (
          <button type="button" className="word" onClick={() => setEdited('new')}>
            Add
          </button>
        )
      }
    >
      {client.contacts.length === 0 && <p className="soft">Nobody yet.</p>}
      <TimedList
        log
        entries={client.contacts.map((contact) => ({
          id: contact.id,
          when: contact.isMain ? 'main' : '',
          what: (
            <>
              <b>{contact.name}</b>
              {contact.title && `, ${contact.title}`}
            </>
          ),
          under: (
            <>
              {[contact.email, contact.phone].filter(Boolean).join(' · ')}{' '}
              <Rights contact={contact} client={client} />
              {!offBecause && (
                <>
                  {' '}
                  <button type="button" className="word" onClick={() => setEdited(contact)}>
                    Change
                  </button>
                  {!contact.hasAccess && contact.email && (
                    <>
                      {' · '}
                      <button
                        type="button"
                        className="word"
                        onClick={() => give.send({ contactId: contact.id })}
                      >
                        Let in
                      </button>
                    </>
                  )}
                  {' · '}
                  <ConfirmButton
                    word
                    grave
                    question={`Erase ${contact.name}?`}
                    consequence="Name, e-mail and telephone are overwritten and access ends. Tickets and invoices stay."
                    yes="Erase"
                    busy={erase.busy}
                    onYes={() => erase.sendAndWait({ contactId: contact.id })}
                  >
                    Erase
                  </ConfirmButton>
                </>
              )}
            </>
          ),
        }))}
      />
      <Refusal of={give.refusal ?? erase.refusal} />
      {edited && (
        <EditContact
          key={edited === 'new' ? 'new' : edited.id}
          clientId={client.id}
          contact={edited === 'new' ? undefined : edited}
          onDone={() => setEdited(undefined)}
        />
      )}
    </Section>
  )
}

function Rights({ contact, client }: { contact: Contact; client: ClientRead }) {
  const { asks, seesMoney, signs, approvesUpToMinor, hasAccess } = contact
  const words = [asks && 'asks', seesMoney && 'sees money', signs && 'signs', hasAccess && 'in the portal']
  return (
    <span className="faint">
      {words.filter(Boolean).join(', ')}
      {approvesUpToMinor > 0 && (
        <>
          , approves up to <MoneyText minor={approvesUpToMinor} currency={client.currency} />
        </>
      )}
    </span>
  )
}

type EditProps = { clientId: string; contact: Contact | undefined; onDone: () => void }

function EditContact({ clientId, contact, onDone }: EditProps) {
  const form = useForm({
    initialValues: {
      name: contact?.name ?? '',
      email: contact?.email ?? '',
      phone: contact?.phone ?? '',
      title: contact?.title ?? '',
      isMain: contact?.isMain ?? false,
      asks: contact?.asks ?? true,
      seesMoney: contact?.seesMoney ?? false,
      signs: contact?.signs ?? false,
      approvesUpToMinor: contact?.approvesUpToMinor ?? 0,
    },
  })
  const options = { form, done: onDone }
  const add = useSubmit(api.clients.addContact, options)
  const change = useSubmit(api.clients.changeContact, options)
  const send = (values: typeof form.values) =>
    contact
      ? change.send({ ...values, contactId: contact.id, revision: contact.revision })
      : add.send({ ...values, clientId })
  const tick = (name: 'isMain' | 'asks' | 'seesMoney' | 'signs', label: string) => (
    <Checkbox label={label} {...form.getInputProps(name, { type: 'checkbox' })} />
  )
  return (
    <form onSubmit={form.onSubmit(send)}>
      <Fields across={2}>
        <TextInput label="Name" required autoFocus {...form.getInputProps('name')} />
        <TextInput label="Title" {...form.getInputProps('title')} />
        <TextInput label="E-mail" type="email" {...form.getInputProps('email')} />
        <TextInput label="Telephone" type="tel" {...form.getInputProps('phone')} />
        {tick('isMain', 'Main contact')}
        {tick('asks', 'May ask for help')}
        {tick('seesMoney', 'Sees money')}
        {tick('signs', 'Signs for the client')}
        <MoneyField label="Approves work up to" {...form.getInputProps('approvesUpToMinor')} />
      </Fields>
      <Refusal of={add.refusal ?? change.refusal} />
      <div className="button-row">
        <PrimaryButton plain type="submit" busy={add.busy || change.busy}>
          Keep {form.values.name || 'them'}
        </PrimaryButton>
        <Button onClick={onDone}>Leave it</Button>
      </div>
    </form>
  )
}
