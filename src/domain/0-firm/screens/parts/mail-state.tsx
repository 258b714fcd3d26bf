export const mailStates = {
  sent: 'sent',
  waiting: 'waiting',
  refused: 'refused',
  kept: 'kept here',
} as const
export type MailState = keyof typeof mailStates

export function MailStateText({ state }: { state: MailState }) {
  const look = state === 'refused' ? 'late' : state === 'kept' ? 'risk' : undefined
  return <span className={look}>{mailStates[state]}</span>
}
