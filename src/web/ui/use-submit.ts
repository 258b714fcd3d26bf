import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { mayRetry, type Refusal, refusalOf } from '#web/refusal.ts'
import { type Submission, submissionFor } from './submission.ts'
import { tell } from './tell.tsx'

/** A route as `api` offers it: api.agreements.sign. */
type Callable<Input, Output> = {
  call: (input: Input, options: { context: { idempotencyKey?: string } }) => Promise<Output>
}

/** The part of a Mantine form this needs. */
type FormWithErrors = {
  setFieldError: (field: string, error: ReactNode) => void
  clearErrors: () => void
  getValues: () => object
}

export type SubmitOptions<Input, Output> = {
  /** A Mantine form: a refusal that names a field is shown there, and nothing typed is lost. */
  form?: FormWithErrors
  /** The API's field names where the form calls them otherwise: { feeMinor: 'fee' }. */
  fields?: Readonly<Record<string, string>>
  /** Query keys that are out of date afterwards; everything when unsaid. */
  refresh?: readonly QueryKey[]
  /** What to tell when it's done; undefined tells nothing. */
  said?: (answer: Output, input: Input) => string | undefined
  done?: (answer: Output, input: Input) => void
}

export type Submit<Input, Output> = {
  send: (input: Input) => void
  /** The same, for those who must wait for the answer; undefined when it was refused. */
  sendAndWait: (input: Input) => Promise<Output | undefined>
  busy: boolean
  /** Why it was refused, unless a field already says so. */
  refusal: Refusal | undefined
  forget: () => void
}

/** Sends one thing to the server: once per submission however often it is tried, refusals beside their field. */
export function useSubmit<Input, Output>(
  route: Callable<Input, Output>,
  options: SubmitOptions<Input, Output> = {},
): Submit<Input, Output> {
  const queries = useQueryClient()
  const last = useRef<Submission | undefined>(undefined)

  const mutation = useMutation<Output, unknown, Input>({
    mutationFn: (input) => {
      last.current = submissionFor(input, last.current)
      return route.call(input, { context: { idempotencyKey: last.current.key } })
    },
    retry: (count, error) => count < 2 && mayRetry(error) && navigator.onLine,
    onMutate: () => options.form?.clearErrors(),
    onSuccess: async (answer, input) => {
      last.current = undefined
      const sentence = options.said?.(answer, input)
      if (sentence) tell(sentence)
      options.done?.(answer, input)
      await refresh(queries, options.refresh)
    },
    onError: (error) => {
      if (!mayRetry(error)) last.current = undefined
      const refusal = refusalOf(error)
      const field = fieldOf(refusal, options)
      if (field) options.form?.setFieldError(field, refusal.sentence)
    },
  })

  const refusal = mutation.error ? refusalOf(mutation.error) : undefined
  return {
    send: (input) => mutation.mutate(input),
    sendAndWait: (input) => mutation.mutateAsync(input).catch(() => undefined),
    busy: mutation.isPending,
    refusal: refusal && !fieldOf(refusal, options) ? refusal : undefined,
    forget: mutation.reset,
  }
}

/** The form's field that a refusal is about; none when the form has no such field, so that nothing goes unsaid. */
function fieldOf<Input, Output>(
  refusal: Refusal,
  { form, fields }: SubmitOptions<Input, Output>,
): string | undefined {
  if (!form || !refusal.field) return undefined
  const field = fields?.[refusal.field] ?? refusal.field
  let value: unknown = form.getValues()
  for (const step of field.split('.')) {
    if (typeof value !== 'object' || value === null || !(step in value)) return undefined
    value = Object.entries(value).find(([name]) => name === step)?.[1]
  }
  return field
}

async function refresh(queries: ReturnType<typeof useQueryClient>, keys: readonly QueryKey[] | undefined) {
  if (!keys) return queries.invalidateQueries()
  await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
}
