/** Long-term, trust, insurance, ability, need: what a good client brings. */
export const subScores = ['long-term', 'trust', 'insurance', 'ability', 'need'] as const
export type SubScore = (typeof subScores)[number]

export type Question = {
  /** Names the question through all versions. */
  key: string
  text: string
  /** What an answer of 4, 2 and 0 points sounds like; 3 and 1 lie between. */
  anchors: [string, string, string]
  weight: number
  sub: SubScore
  /** In the short form. */
  short: boolean
  /** Words that end it, whatever the rest says. */
  knockOut?: string
  /** `own-figure`: also asks what being without IT costs; `size`: may say that the company is large for us. */
  asks?: 'own-figure' | 'size'
}

/** What a firm asks, and by which numbers it decides. Versions are kept; a screening keeps the one it was made with. */
export type Questionnaire = {
  questions: Question[]
  /** The full form counts once so many are answered; the short form once all of its are. */
  countsFrom: number
  goodFrom: number
  /** A good one has no sub-score below this. */
  goodSubFrom: number
  poorBelow: number
  /** What a sales call costs us with the way there and the offer after it: saved with each poor candidate. */
  callMinutes: number
}
export type Form = 'short' | 'full'

export const questionsOf = ({ questions }: Questionnaire, form: Form) =>
  form === 'full' ? questions : questions.filter(({ short }) => short)
