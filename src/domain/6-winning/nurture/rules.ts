/** Why people leave the one who looks after their IT; the same signs lose us clients. */
export const complaints = {
  'not-delivering': 'Does not deliver',
  slow: 'Slow',
  bills: 'Padded bills',
  personality: 'Personality',
  priorities: 'Changed priorities',
  other: 'Something else',
} as const
export type Complaint = keyof typeof complaints
export const complaintKinds = Object.keys(complaints).filter(isComplaint)

function isComplaint(word: string): word is Complaint {
  return word in complaints
}
