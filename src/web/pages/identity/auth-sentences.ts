/** What the sign-in service answers when it refuses: the server writes its refusals as sentences. */
export type AuthError = { status: number; message?: string | undefined }

export const authSentence = ({ status, message }: AuthError): string =>
  status !== 0 && message ? message : 'The server did not answer. Try again.'

/** Where to go after signing in: only to a page of ours. */
export function nextPage(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/'
}
