import { SegmentedControl, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { api, type client } from '#web/api.ts'
import { InstantText } from '#web/ui/instant-text.tsx'
import { Refusal } from '#web/ui/refusal.tsx'
import { Section } from '#web/ui/section.tsx'
import { useSubmit } from '#web/ui/use-submit.ts'

export type VisitData = Awaited<ReturnType<typeof client.service.visit>>
type Item = VisitData['checklist'][number]

/** Every item with its answer and what was seen; a photo may be kept with it. */
export function Checklist({ visit }: { visit: VisitData }) {
  const done = visit.checklist.filter(({ result }) => result !== null).length
  return (
    <Section title="Checklist" aside={`${done} of ${visit.checklist.length}`} phoneOrder={2}>
      {visit.checklist.length === 0 && <p className="soft">Nothing to check on this visit.</p>}
      <ul className="checklist">
        {visit.checklist.map((item) => (
          <ChecklistItem key={item.key} item={item} visit={visit} />
        ))}
      </ul>
    </Section>
  )
}

const answers = [
  { value: 'done', label: 'Done' },
  { value: 'problem', label: 'Problem' },
  { value: 'not-applicable', label: 'Not here' },
] as const

function ChecklistItem({ item, visit }: { item: Item; visit: VisitData }) {
  const [seen, setSeen] = useState(item.evidence)
  const [pending, setPending] = useState(item.result)
  const refresh = [api.service.key()]
  const tick = useSubmit(api.service.tickItem, { refresh })
  const fixed = visit.signedAt !== null || visit.cancelledAt !== null
  const answer = (result: Item['result']) => {
    setPending(result)
    if (result !== 'problem' || seen.trim())
      tick.send({ visitId: visit.id, key: item.key, result, evidence: seen })
  }
  return (
    <li>
      <div className="checklist-head">
        <span>
          {item.title}
          {item.doneAt && (
            <span className="under">
              {item.doneBy}, <InstantText at={item.doneAt} form="time" />
            </span>
          )}
        </span>
        <SegmentedControl
          size="sm"
          disabled={fixed}
          value={pending ?? ''}
          data={answers.map((one) => ({ ...one }))}
          onChange={(value) => answer(answers.find((one) => one.value === value)?.value ?? null)}
        />
      </div>
      {(pending !== null || seen) && !fixed && (
        <TextInput
          className="seen"
          aria-label={`What was seen: ${item.title}`}
          placeholder={pending === 'problem' ? 'What is wrong' : 'What was seen'}
          value={seen}
          onChange={(event) => setSeen(event.currentTarget.value)}
          onBlur={() => seen !== item.evidence && answer(pending)}
        />
      )}
      {fixed && item.evidence && <p className="small soft">{item.evidence}</p>}
      <Refusal of={tick.refusal} />
      <Photos item={item} visit={visit} fixed={fixed} />
    </li>
  )
}

const mediaTypes = 'image/jpeg,image/png,image/webp,application/pdf'

function Photos({ item, visit, fixed }: { item: Item; visit: VisitData; fixed: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  const keep = useSubmit(api.service.addEvidence, { refresh: [api.service.key()] })
  const add = async (file: File | undefined) => {
    if (!file) return
    const contentBase64 = await base64Of(file)
    keep.send({ visitId: visit.id, key: item.key, name: file.name, mediaType: file.type, contentBase64 })
  }
  return (
    <p className="small button-row" style={{ marginTop: 4, gap: 16 }}>
      {item.fileIds.map((fileId, at) => (
        <a key={fileId} href={`/api/v1/visits/${visit.id}/files/${fileId}`} target="_blank" rel="noreferrer">
          Photo {at + 1}
        </a>
      ))}
      {!fixed && (
        <>
          <input
            ref={input}
            type="file"
            accept={mediaTypes}
            capture="environment"
            hidden
            onChange={(event) => void add(event.currentTarget.files?.[0])}
          />
          <button type="button" className="word" disabled={keep.busy} onClick={() => input.current?.click()}>
            {keep.busy ? 'Keeping it' : 'Add a photo'}
          </button>
        </>
      )}
      <Refusal of={keep.refusal} />
    </p>
  )
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
