import './fields.css'
import { type ReactNode, useState } from 'react'

type FileDropProps = {
  /** 'Old provider’s bills as CSV'. */
  label: ReactNode
  /** What the file must hold, and how large it may be. */
  about?: ReactNode
  /** '.csv,text/csv' */
  accept: string
  maxBytes: number
  onFile: (file: File) => void
}

/** Takes one file, dropped or chosen; refuses what is too large before anything is sent. */
export function FileDrop({ label, about, accept, maxBytes, onFile }: FileDropProps) {
  const [name, setName] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const [over, setOver] = useState(false)
  const take = (file: File | undefined) => {
    setOver(false)
    if (!file) return
    const tooLarge = file.size > maxBytes
    setRefused(
      tooLarge
        ? `${file.name} has ${megabytes(file.size)}; at most ${megabytes(maxBytes)} can be read.`
        : undefined,
    )
    setName(tooLarge ? undefined : file.name)
    if (!tooLarge) onFile(file)
  }
  return (
    <>
      <label
        className="file-drop"
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          take(event.dataTransfer.files[0])
        }}
      >
        <b>{label}</b>
        {about && <span className="under">{about}</span>}
        <span className="small">
          {name ?? 'Drop it here, or '}
          <span className="accent">{name ? ' · choose another' : 'choose a file'}</span>
        </span>
        <input
          type="file"
          accept={accept}
          className="unseen"
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </label>
      {refused && (
        <p className="refusal" role="alert">
          {refused}
        </p>
      )}
    </>
  )
}

const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MB`
