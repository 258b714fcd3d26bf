import { Modal, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client } from '#web/api.ts'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { InstantText } from '#web/ui/instant-text.tsx'
import { PrimaryButton } from '#web/ui/primary-button.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'
import { base64Of, saveBytes } from './file-bytes.ts'

const mostBytes = 25 * 1_048_576

/** The papers of an agreement: what was signed on paper before, annexes, notices. */
export function DocumentsSection({
  agreementId,
  offBecause,
  phoneOrder,
}: {
  agreementId: string
  offBecause: string | undefined
  phoneOrder?: number
}) {
  const documents = useQuery(api.agreements.documents.queryOptions({ input: { agreementId } }))
  const [isAdding, setIsAdding] = useState(false)
  const add = offBecause === undefined && (
    <button type="button" className="word" onClick={() => setIsAdding(true)}>
      Add one
    </button>
  )
  return (
    <Section title="Documents" aside={add} phoneOrder={phoneOrder}>
      {documents.data?.items.length === 0 && (
        <p className="soft">No papers yet. An agreement signed on paper belongs here, as a PDF.</p>
      )}
      <ul className="warnings">
        {documents.data?.items.map((one) => (
          <li key={one.id}>
            <button type="button" className="word" onClick={() => void open(one.id)}>
              {one.title}
            </button>
            <span className="under">
              {one.name}, {one.madeBy}, <InstantText at={one.madeAt} form="full" />
            </span>
          </li>
        ))}
      </ul>
      <Modal opened={isAdding} onClose={() => setIsAdding(false)} title="Add a document" size="md">
        <NewDocument agreementId={agreementId} onDone={() => setIsAdding(false)} />
      </Modal>
    </Section>
  )
}

async function open(documentId: string) {
  const { name, mediaType, content } = await client.agreements.document({ documentId })
  saveBytes(name, mediaType, content)
}

function NewDocument({ agreementId, onDone }: { agreementId: string; onDone: () => void }) {
  const [file, setFile] = useState<File>()
  const [title, setTitle] = useState('')
  const add = useSubmit(api.agreements.addDocument, {
    refresh: [api.agreements.key()],
    said: () => `${title} is kept.`,
    done: onDone,
  })
  const send = async () => {
    if (!file) return
    const mediaType = file.type || 'application/octet-stream'
    add.send({ agreementId, title, name: file.name, mediaType, content: await base64Of(file) })
  }
  return (
    <>
      <FileDrop
        label="The paper"
        about="A PDF or picture, at most 25 MB"
        accept=".pdf,application/pdf,image/*"
        maxBytes={mostBytes}
        onFile={(chosen) => {
          setFile(chosen)
          if (title === '') setTitle(chosen.name.replace(/\.\w+$/, ''))
        }}
      />
      <TextInput
        mt={16}
        mb={16}
        label="Called"
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Refusal of={add.refusal} />
      <PrimaryButton
        busy={add.busy}
        offBecause={file ? (title.trim() ? undefined : 'It needs a name.') : 'Choose a file.'}
        onClick={() => void send()}
      >
        Keep it
      </PrimaryButton>
    </>
  )
}
