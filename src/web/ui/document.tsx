import './document.css'
import { type ReactNode, useEffect } from 'react'

type DocumentProps = {
  title: string
  /** Who writes: the firm in bold, the person, the telephone number. */
  from: ReactNode
  /** Number, day, until when it is open. */
  about: ReactNode
  children: ReactNode
}

/** A page for a client to read: proposal, invoice, review. Its paragraphs of class `lead` are set larger. */
export function Document({ title, from, about, children }: DocumentProps) {
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <main className="document" id="page">
      <div className="top">
        <div>{from}</div>
        <div>{about}</div>
      </div>
      <h1>{title}</h1>
      {children}
    </main>
  )
}

export function DocumentSection({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="document-section">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** The one box in the house: what is inside it binds. */
export function SignBox({ children }: { children: ReactNode }) {
  return <div className="sign-box">{children}</div>
}
