import { useParams } from '@tanstack/react-router'

/** A word of the address: useParam('id') on '/agreements/$id'. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  const value = params[name]
  if (value === undefined) throw new Error(`This page's address has no $${name}`)
  return value
}
