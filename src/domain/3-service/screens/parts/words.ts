import type { Channel, Priority } from '#agreements/rules'
import type { EventKind } from '#service/rules'

export const priorityWords: Record<Priority, string> = {
  emergency: 'Emergency',
  high: 'High',
  normal: 'Normal',
  low: 'Low',
}

export const statusWords = {
  new: 'New',
  open: 'Open',
  waiting: 'Waiting on the client',
  solved: 'Solved',
  closed: 'Closed',
  cancelled: 'Cancelled',
  merged: 'Merged',
} as const

/** What has to be done by when: 'Call back by 10:43'. */
export const todoWords: Record<Channel, string> = {
  phone: 'Call back',
  reply: 'Reply',
  remote: 'Remote session',
  'on-site': 'On site',
  resolve: 'Resolve',
}

/** What was promised, once it is over: 'Called back, kept in 6 of 15 min'. */
export const doneWords: Record<Channel, string> = {
  phone: 'Called back',
  reply: 'Replied',
  remote: 'Session started',
  'on-site': 'On site',
  resolve: 'Resolved',
}

export const channelOptions = [
  { value: 'phone', label: 'By phone' },
  { value: 'mail', label: 'By mail' },
  { value: 'monitoring', label: 'From monitoring' },
  { value: 'us', label: 'Raised by us' },
] as const

export const impactOptions = [
  { value: 'one', label: 'Stops one person' },
  { value: 'some', label: 'Stops some' },
  { value: 'all', label: 'Stops everybody' },
] as const

export const urgencyOptions = [
  { value: 'now', label: 'Now' },
  { value: 'soon', label: 'Soon' },
  { value: 'whenever', label: 'Whenever' },
] as const

/** What a button says. */
export const tapWords: Partial<Record<EventKind, string>> = {
  taken: 'Take it',
  'handed-back': "Can't make it",
  'called-back': 'Called back',
  'call-attempted': 'Called, no answer',
  'session-started': 'Session started',
  'session-ended': 'Session ended',
  'on-the-way': 'On my way',
  arrived: 'I have arrived',
  left: 'I have left',
  'access-refused': 'Access refused',
  replied: 'Write to the client',
  solved: 'Solved',
  closed: 'Close with category',
  reopened: 'Open again',
}

/** What pressing it does to a clock. */
export const tapEffects: Partial<Record<EventKind, string>> = {
  'called-back': 'Stops the phone clock at the moment you press. Undo for ten seconds.',
  'session-started': 'Stops the remote clock at the moment you press. Undo for ten seconds.',
  arrived: 'Stops the on-site clock at the moment you press. Undo for ten seconds.',
  'on-the-way': 'Tells the desk; the on-site clock runs until you arrive. Undo for ten seconds.',
  solved: 'Stops the resolve clock at the moment you press. Undo for ten seconds.',
  left: 'Ends the visit; clocks go on until it is solved. Undo for ten seconds.',
  closed: 'Asks what kind of work it was, and whether it was an emergency.',
}

/** What the log says of an event, after the name of who did it. */
export const eventWords: Record<EventKind | 'note', string> = {
  reported: 'wrote',
  taken: 'took it',
  assigned: 'gave it on',
  'handed-back': 'handed it back',
  needed: 'chose how',
  'called-back': 'called back',
  'call-attempted': 'called, nobody answered',
  'session-started': 'started a remote session',
  'session-ended': 'ended the session',
  'on-the-way': 'is on the way',
  arrived: 'arrived',
  left: 'left',
  'access-refused': 'was not let in',
  replied: 'wrote',
  'waiting-on-client': 'asked, and waits',
  'client-replied': 'wrote',
  appointment: 'made an appointment',
  'priority-changed': 'changed the priority',
  'promise-set': 'promised this ticket alone',
  'breach-reason': 'said why it was late',
  solved: 'solved it',
  closed: 'closed it',
  reopened: 'opened it again',
  cancelled: 'cancelled it',
  merged: 'merged it into another',
  absorbed: 'merged a duplicate into it',
  undone: 'took a tap back',
  note: 'noted for us',
}

export const workTypeOptions = [
  { value: 'remote', label: 'Remote' },
  { value: 'on-site', label: 'On site' },
  { value: 'travel', label: 'Travel' },
  { value: 'project', label: 'Project' },
] as const

export const classWords = {
  business: 'Business hours',
  evening: 'Evening',
  weekend: 'Weekend',
  holiday: 'Holiday',
} as const

export const visitKindWords = {
  proactive: 'Maintenance',
  'on-site': 'On site',
  audit: 'Audit',
  review: 'Review',
} as const
export const visitKinds = ['proactive', 'on-site', 'audit', 'review'] as const
