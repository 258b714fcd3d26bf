import type { AssumptionName } from './values.ts'

export type AssumptionText = {
  group: string
  says: string
  unit: 'number' | 'share' | 'factor' | 'hours' | 'money'
  from: number
  to: number
  /** The firm's own book replaces it. */
  untilBook?: boolean
}

/** What each is about, for the page that changes it, and the bounds it may have. */
export const assumptionTexts: Record<AssumptionName, AssumptionText> = {
  ticketsPerEndpointMonth: {
    group: 'Until your own book says it',
    says: 'Tickets per endpoint and month of a usual client',
    unit: 'number',
    from: 0.01,
    to: 50,
    untilBook: true,
  },
  spreadBetweenClients: {
    group: 'Until your own book says it',
    says: 'How much clients differ in that: standard deviation over mean',
    unit: 'number',
    from: 0.05,
    to: 5,
    untilBook: true,
  },
  ownHistoryWorth: {
    group: 'Until your own book says it',
    says: 'Endpoint-months at which own history weighs as much as the rest',
    unit: 'number',
    from: 1,
    to: 10_000,
    untilBook: true,
  },
  medianHours: {
    group: 'Until your own book says it',
    says: 'Hours of the middle ticket: half take longer',
    unit: 'hours',
    from: 0.02,
    to: 40,
    untilBook: true,
  },
  hoursSpread: {
    group: 'Until your own book says it',
    says: 'Spread of hours per ticket: standard deviation of their logarithms',
    unit: 'number',
    from: 0.1,
    to: 3,
    untilBook: true,
  },
  emergencyShare: {
    group: 'Until your own book says it',
    says: 'Emergencies among tickets',
    unit: 'share',
    from: 0,
    to: 0.9,
    untilBook: true,
  },
  afterHoursShare: {
    group: 'Until your own book says it',
    says: 'Tickets worked on outside business hours',
    unit: 'share',
    from: 0,
    to: 0.9,
    untilBook: true,
  },
  emergencyHoursFactor: {
    group: 'Judgement, whatever the book says',
    says: 'Hours of an emergency against those of another ticket',
    unit: 'factor',
    from: 0.2,
    to: 20,
  },
  monthlyShockCv: {
    group: 'Judgement, whatever the book says',
    says: 'How much all tickets of a client’s month swing together',
    unit: 'number',
    from: 0,
    to: 3,
  },
  moralHazard: {
    group: 'Judgement, whatever the book says',
    says: 'Tickets under a fixed fee against before: help no longer costs extra',
    unit: 'factor',
    from: 0.5,
    to: 3,
  },
  onboardingMonths: {
    group: 'Judgement, whatever the book says',
    says: 'First months that are busier',
    unit: 'number',
    from: 0,
    to: 12,
  },
  onboardingFactor: {
    group: 'Judgement, whatever the book says',
    says: 'Tickets in those months against later ones',
    unit: 'factor',
    from: 1,
    to: 5,
  },
  shareStrength: {
    group: 'Judgement, whatever the book says',
    says: 'Tickets at which a client’s own kinds of work weigh as much as the book’s',
    unit: 'number',
    from: 1,
    to: 10_000,
  },
  hoursStrength: {
    group: 'Judgement, whatever the book says',
    says: 'Tickets at which a client’s own hours per ticket weigh as much as the book’s',
    unit: 'number',
    from: 1,
    to: 10_000,
  },
  chanceOfLoss: {
    group: 'What you decide',
    says: 'Chance of a loss in a year that a fixed fee may have',
    unit: 'share',
    from: 0.001,
    to: 0.5,
  },
  retainerDiscount: {
    group: 'What you decide',
    says: 'Off the hourly rate in a retainer',
    unit: 'share',
    from: 0,
    to: 0.9,
  },
  blockDiscount: {
    group: 'What you decide',
    says: 'Off the hourly rate in a block',
    unit: 'share',
    from: 0,
    to: 0.9,
  },
  toolsPerEndpointMinor: {
    group: 'What you decide',
    says: 'What monitoring, backup and other tools cost you, per endpoint and month',
    unit: 'money',
    from: 0,
    to: 1_000_000,
  },
  visitHours: {
    group: 'What you decide',
    says: 'Hours a proactive visit takes, with the drive',
    unit: 'hours',
    from: 0,
    to: 40,
  },
}
