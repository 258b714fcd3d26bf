/** What the sign-in service refuses, as sentences with the way out. */
const sentences: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD:
    'E-mail and password don’t belong together. Type them again, or choose a new password.',
  INVALID_EMAIL: 'That is not an e-mail address.',
  PASSWORD_TOO_SHORT: 'At least 10 characters are right.',
  PASSWORD_TOO_LONG: 'At most 128 characters are right.',
  INVALID_PASSWORD: 'That is not your password.',
  INVALID_TOKEN: 'This link was used, or its time is over. Ask for a new one.',
  EXPIRED_TOKEN: 'This link’s time is over. Ask for a new one.',
  INVALID_CODE: 'That code is not the one of this half minute. Type the one your device shows now.',
  INVALID_BACKUP_CODE: 'That is not one of your spare codes, or it was used.',
  INVALID_TWO_FACTOR_COOKIE: 'That took too long. Start again with your password.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many tries. Start again with your password.',
}

export type AuthError = { code?: string | undefined; status: number; message?: string | undefined }

export function authSentence(error: AuthError): string {
  if (error.status === 429) return 'Too many tries. Wait a minute, then try again.'
  const known = error.code ? sentences[error.code] : undefined
  if (known) return known
  if (error.status === 0 || error.status >= 500) return 'The server did not answer. Try again.'
  return error.message ?? 'That did not work. Try again.'
}

/** Where to go after signing in: only to a page of ours. */
export function nextPage(next: string | undefined): string {
  return next?.startsWith('/') && !next.startsWith('//') && !next.includes('\\') ? next : '/'
}
