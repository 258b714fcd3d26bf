/** How a notice window stands, in words, and whether to look. */
export const windowWords = {
  later: 'opens later',
  open: 'open now',
  missed: 'closed, nothing given',
  given: 'given',
  past: 'term is over',
}

export const windowTone = { later: 'faint', open: 'risk', missed: 'late', given: '', past: 'late' }
