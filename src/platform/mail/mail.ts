/** What a letter says and to whom. Its text is dressed as HTML when it goes out, unless it brings its own. */
export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  /** The firm, as the reader knows it; and where an answer goes. Mails about accounts come from the installation. */
  fromName?: string
  replyTo?: string
}

export type Attachment = { name: string; mediaType: string; content: Uint8Array }

/** A mail as it goes out. The id becomes its Message-ID: a mail that arrives twice can be told to be one. */
export type OutgoingMail = Mail & { id: string; attachments: Attachment[] }
