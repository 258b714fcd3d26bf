/** Kinds of work as Northlight's tickets show them: how many, how long, how often an emergency. */
export type WorkKind = {
  category: string
  share: number
  meanHours: number
  emergency: number
  onSite: number
  /** Who usually does it. */
  by: 'tomasz' | 'ada' | 'anybody'
  titles: string[]
  technologies: string[]
}

export const workKinds: WorkKind[] = [
  {
    category: 'user-help',
    share: 0.32,
    meanHours: 0.5,
    emergency: 0.01,
    onSite: 0.05,
    by: 'ada',
    titles: [
      'Printer prints blank pages',
      'Cannot open the shared folder',
      'Spreadsheet opens read-only',
      'Forgotten password',
      'Screen stays black in the morning',
      'Scanner does not send to the folder',
      'Browser asks for the password again and again',
      'Laptop is slow since Friday',
      'Second screen is not found',
      'Headset is not heard in calls',
    ],
    technologies: ['Windows 11', 'Printing', 'Office', 'Shared folders'],
  },
  {
    category: 'mail-and-mobile',
    share: 0.12,
    meanHours: 0.6,
    emergency: 0.04,
    onSite: 0.02,
    by: 'ada',
    titles: [
      'Mail does not arrive on the phone',
      'Mailbox is full',
      'Calendar of a colleague is not shown',
      'Mails go to junk',
      'New phone for mail',
      'Cannot send to one address',
    ],
    technologies: ['Microsoft 365', 'iPhone', 'Android'],
  },
  {
    category: 'move-add-change',
    share: 0.13,
    meanHours: 1.3,
    emergency: 0,
    onSite: 0.2,
    by: 'anybody',
    titles: [
      'New colleague starts on Monday',
      'Colleague has left: close the account',
      'Desk moves upstairs',
      'Another printer for reception',
      'Rights to the accounts folder',
    ],
    technologies: ['Microsoft 365', 'Windows 11', 'Active Directory'],
  },
  {
    category: 'upgrade',
    share: 0.07,
    meanHours: 2,
    emergency: 0,
    onSite: 0.3,
    by: 'tomasz',
    titles: [
      'Replace the old laptop',
      'New version of the practice software',
      'More memory for the reception PC',
      'Move to the newer mail program',
    ],
    technologies: ['Windows 11', 'Line-of-business software', 'Hardware'],
  },
  {
    category: 'maintenance',
    share: 0.17,
    meanHours: 0.75,
    emergency: 0,
    onSite: 0.03,
    by: 'anybody',
    titles: [
      'Backup of last night failed',
      'Updates wait for a restart',
      'Disk of the server is 90 % full',
      'Certificate ends in two weeks',
      'Monthly look at the logs',
    ],
    technologies: ['Backup', 'Windows Server', 'Monitoring'],
  },
  {
    category: 'security',
    share: 0.08,
    meanHours: 0.9,
    emergency: 0.18,
    onSite: 0.05,
    by: 'ada',
    titles: [
      'Strange mail with an invoice was opened',
      'Virus protection reports a file',
      'Second factor does not come',
      'Sign-in from another country',
    ],
    technologies: ['Endpoint protection', 'Microsoft 365', 'Firewall'],
  },
  {
    category: 'server-network',
    share: 0.06,
    meanHours: 1.5,
    emergency: 0.5,
    onSite: 0.3,
    by: 'tomasz',
    titles: [
      'Nobody can reach the server',
      'Internet is down',
      'Wi-Fi drops in the back office',
      'Telephones are dead',
      'Switch restarts by itself',
    ],
    technologies: ['Windows Server', 'Network', 'Lines', 'Wi-Fi'],
  },
  {
    category: 'vendor',
    share: 0.05,
    meanHours: 1,
    emergency: 0.1,
    onSite: 0.02,
    by: 'tomasz',
    titles: [
      'Line provider to be called about the fault',
      'Copier firm wants the network settings',
      'Accounts software asks for a new licence',
      'Card terminal provider needs an address',
    ],
    technologies: ['Lines', 'Line-of-business software', 'Copiers'],
  },
]
