export type RailWord =
  | 'Today'
  | 'Winning'
  | 'Agreements'
  | 'Desk'
  | 'Billing'
  | 'Clients'
  | 'Revenue'
  | 'Firm'

/** The rail, in the order of an agreement's life after the day itself. */
export const railWords: readonly { word: RailWord; to: string }[] = [
  { word: 'Today', to: '/' },
  { word: 'Winning', to: '/winning' },
  { word: 'Agreements', to: '/agreements' },
  { word: 'Desk', to: '/desk' },
  { word: 'Billing', to: '/billing' },
  { word: 'Clients', to: '/clients' },
  { word: 'Revenue', to: '/revenue' },
  { word: 'Firm', to: '/firm' },
]

/** How many things wait behind a word; unknown ones are left out. */
export type RailCounts = Partial<Record<RailWord, number>>
