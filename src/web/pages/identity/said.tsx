import '#web/ui/refusal.css'

/** The sentence of a refused step, read out at once. */
export function Said({ sentence }: { sentence: string | undefined }) {
  if (!sentence) return null
  return (
    <p className="refusal" role="alert">
      {sentence}
    </p>
  )
}
