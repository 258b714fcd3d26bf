/** The system's or PostgreSQL's code of an error, such as ENOENT or 42P04. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
