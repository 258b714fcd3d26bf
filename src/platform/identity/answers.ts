/**
 * Identity's refusals in our words: what the library says by a code is answered as every failure here is, with
 * a reason to match and a sentence to read. Everything else passes through.
 */
export async function inOurWords(answer: Response): Promise<Response> {
  if (answer.status < 400 || !answer.headers.get('content-type')?.includes('json')) return answer
  const body: unknown = await answer.json().catch(() => ({}))
  const code = codeOf(body)
  const seconds = answer.headers.get('x-retry-after')
  const sentence =
    answer.status === 429
      ? `That was too often. Wait ${waiting(Number(seconds ?? 60))} and try again.`
      : (sentences[code] ?? 'That was not possible. Try again.')
  const reason = answer.status === 429 ? 'too-often' : code.toLowerCase().replaceAll('_', '-') || 'refused'
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  if (seconds) headers.set('retry-after', seconds)
  return new Response(JSON.stringify({ code, reason, sentence, message: sentence }), {
    status: answer.status,
    headers,
  })
}

const waiting = (seconds: number) =>
  seconds < 60 ? `${seconds} seconds` : seconds < 120 ? 'a minute' : `${Math.ceil(seconds / 60)} minutes`

const codeOf = (body: unknown) =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? body.code
    : ''

const linkOver = 'This link was used before, or its time is over. Ask for a new one.'
const wrongCode = 'That is not the code of this half minute. Type the one your device shows now.'

const sentences: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD:
    'E-mail and password do not belong together. Type them again, or choose a new password.',
  INVALID_EMAIL: 'This is not an e-mail address.',
  INVALID_PASSWORD: 'The password is not right.',
  PASSWORD_TOO_SHORT: 'The password is too short: 10 characters at least are right.',
  PASSWORD_TOO_LONG: 'The password is too long: 128 characters at most are right.',
  INVALID_TOKEN: linkOver,
  TOKEN_EXPIRED: linkOver,
  INVALID_CODE: wrongCode,
  OTP_HAS_EXPIRED: wrongCode,
  INVALID_BACKUP_CODE: 'That is not one of your spare codes, or it was used before.',
  BACKUP_CODES_NOT_ENABLED: 'There are no spare codes for this account.',
  TOTP_NOT_ENABLED: 'There is no second step for this account.',
  TOTP_ALREADY_ENABLED: 'The second step is set up already. Turn it off first.',
  INVALID_TWO_FACTOR_COOKIE: 'That took too long. Start again with your password.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many wrong codes. Start again with your password.',
  ACCOUNT_TEMPORARILY_LOCKED: 'Too many wrong codes: the second step is locked for a while. Try again later.',
  TWO_FACTOR_NOT_ENABLED: 'There is no second step for this account.',
  UNAUTHORIZED: 'Sign in first.',
  SESSION_EXPIRED: 'You are signed out. Sign in again.',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'This account has no password yet. Ask for one by "Forgot the password".',
  EMAIL_PASSWORD_SIGN_UP_DISABLED: 'Accounts are made by invitation. Ask the owner of the firm for one.',
}
