import { useState } from 'react'
import { type AuthError, authSentence } from './auth-sentences.ts'

type Answer<Data> = { data: Data | null; error: AuthError | null }

/** One step of signing in: busy while it runs, a sentence when it is refused. */
export function useAuthStep() {
  const [busy, setBusy] = useState(false)
  const [sentence, setSentence] = useState<string>()
  const run = async <Data>(step: () => Promise<Answer<Data>>, then: (data: Data) => void) => {
    setBusy(true)
    setSentence(undefined)
    const { data, error } = await step().catch(() => ({ data: null, error: { status: 0 } }))
    setBusy(false)
    if (error || data === null) setSentence(authSentence(error ?? { status: 0 }))
    else then(data)
  }
  return { busy, sentence, run }
}
